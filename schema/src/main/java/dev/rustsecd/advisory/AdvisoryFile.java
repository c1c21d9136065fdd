package dev.rustsecd.advisory;

import dev.rustsecd.words.rejection.RecordSentences;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of an advisory's file. Its front matter must be UTF-8 without NUL; the prose below it may be anything: bytes that
 * are no UTF-8 and NULs become U+FFFD, and what is too long is cut, with a sentence in its place.
 *
 * @param remarks what was replaced and cut
 */
record AdvisoryFile(String text, List<String> remarks) {
    /** Of a file no more bytes are read; the largest that RustSec ever had is 10,457 bytes. */
    static final int MAX_BYTES = 64 * 1024;

    /** What stands in place of what was cut. */
    static final String CUT = RecordSentences.CUT;

    private static final byte[] FRONT_MATTER_END = "\n```".getBytes(StandardCharsets.US_ASCII);
    private static final char REPLACEMENT = '\uFFFD';

    AdvisoryFile {
        remarks = List.copyOf(remarks);
    }

    /**
     * @param content the file's bytes, or its first ones
     * @param size how many bytes the file has
     */
    static AdvisoryFile read(byte[] content, long size) {
        int length = Math.min(content.length, MAX_BYTES);
        int end = frontMatterEnd(content, length);
        String frontMatter = AdvisoryText.decode(content, end);
        List<String> remarks = new ArrayList<>();
        boolean cut = size > length;
        StringBuilder text = new StringBuilder(frontMatter).append(prose(content, end, length, cut, remarks));
        if (cut) {
            text.append("\n\n").append(CUT).append('\n');
            remarks.add(RecordSentences.cut(size, length));
        }
        return new AdvisoryFile(text.toString(), remarks);
    }

    /** Behind the fence, or all of it where there is none. */
    private static int frontMatterEnd(byte[] content, int length) {
        for (int i = 0; i + FRONT_MATTER_END.length <= length; i++) {
            boolean matches = true;
            for (int j = 0; j < FRONT_MATTER_END.length && matches; j++) {
                matches = content[i + j] == FRONT_MATTER_END[j];
            }
            if (matches) {
                return i + FRONT_MATTER_END.length;
            }
        }
        return length;
    }

    private static String prose(byte[] content, int from, int to, boolean cut, List<String> remarks) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(content, from, to - from);
        CharBuffer decoded = CharBuffer.allocate(to - from);
        int replaced = 0;
        // What is cut within a character ends before it.
        for (CoderResult result = decoder.decode(bytes, decoded, !cut);
                result.isError();
                result = decoder.decode(bytes, decoded, !cut)) {
            bytes.position(bytes.position() + result.length());
            decoded.put(REPLACEMENT);
            replaced += result.length();
        }
        String text = decoded.flip().toString();
        if (replaced > 0) {
            remarks.add(RecordSentences.bytesReplaced(replaced));
        }
        int nuls = (int) text.chars().filter(c -> c == 0).count();
        if (nuls == 0) {
            return text;
        }
        remarks.add(RecordSentences.nulsReplaced(nuls));
        return text.replace('\0', REPLACEMENT);
    }
}
