package dev.rustsecd.lockfile.read;

import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.LockfileSentences;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The bytes of a lockfile as text: UTF-8 with or without a byte order mark, no NUL, not blank. */
final class LockfileText {
    /** Bytes that are looked through for the comment of the tool that wrote the text. */
    private static final int HEAD = 400;

    private LockfileText() {}

    static boolean isBlank(byte[] bytes) {
        for (int i = bomLength(bytes); i < bytes.length; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    /** The first bytes behind a byte order mark, each as a character: enough for what is ASCII. */
    static String head(byte[] bytes) {
        int start = bomLength(bytes);
        return new String(bytes, start, Math.min(HEAD, bytes.length - start), StandardCharsets.ISO_8859_1);
    }

    static String decode(byte[] bytes) {
        int start = bomLength(bytes);
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer out = CharBuffer.allocate(bytes.length - start);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            throw reject(LockfileSentences.notUtf8(in.position()), text, text.length());
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw reject(LockfileSentences.NUL, text, nul);
        }
        return text;
    }

    private static RejectedInput reject(String detail, String before, int at) {
        int lineStart = before.lastIndexOf('\n', at - 1) + 1;
        int line = 1
                + (int) before.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        int column = 1 + before.codePointCount(lineStart, at);
        return new RejectedInput(Rejection.TEXT_NOT_UTF8, detail, Location.text(line, column));
    }

    private static int bomLength(byte[] bytes) {
        boolean bom =
                bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
        return bom ? 3 : 0;
    }
}
