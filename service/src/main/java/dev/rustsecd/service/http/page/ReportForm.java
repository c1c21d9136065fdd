package dev.rustsecd.service.http.page;

import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.read.LockfileParser;
import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.service.exchange.BodyReader;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.FormReader;
import dev.rustsecd.service.render.ReportFormat;
import dev.rustsecd.service.request.AuditInput;
import dev.rustsecd.service.request.PackageLines;
import dev.rustsecd.service.request.PolicyValues;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.words.page.InputSentences;
import dev.rustsecd.words.rejection.RequestSentences;
import io.vertx.core.Future;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The form that asks for a report: a file, or a text, or what the page of an earlier report carries of one; and, where the
 * answer is to be a file, its format.
 *
 * @param text of which the lockfile was read
 * @param format null for a page
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
record ReportForm(Lockfile lockfile, byte[] text, @Nullable ReportFormat format) {
    private static final String FILE = "lockfile";
    private static final String TEXT = "text";
    private static final String PACKED = "packed";
    private static final String FORMAT = "format";
    private static final LockfileLimits LIMITS = LockfileLimits.DEFAULT;

    /** Where a binary file shows itself. */
    private static final int HEAD = 4_096;

    private static final byte[] NONE = {};
    private static final Pattern CONFLICT = Pattern.compile("(?m)^<<<<<<<(?: |$)");
    private static final Pattern MANIFEST = Pattern.compile(
            "(?m)^\\[(?:package|workspace|dependencies|dev-dependencies|workspace\\.dependencies)] *\r?$");

    /** @throws RejectedInput for what is no lockfile, with what to send instead */
    static Future<ReportForm> read(Call call, BodyReader bodies) {
        return bodies.read(call)
                .compose(body ->
                        call.place().run(() -> FormReader.read(call, body, Set.of(FILE, TEXT, PACKED, FORMAT))))
                .compose(form ->
                        text(call, bodies, form).compose(text -> call.place().run(() -> of(text, format(form)))));
    }

    private static Future<byte[]> text(Call call, BodyReader bodies, Map<String, byte[]> form) {
        byte[] packed = form.getOrDefault(PACKED, NONE);
        if (packed.length > 0) {
            return bodies.inflate(call, unpacked(packed));
        }
        byte[] file = form.getOrDefault(FILE, NONE);
        return Future.succeededFuture(file.length > 0 ? file : form.getOrDefault(TEXT, NONE));
    }

    private static byte[] unpacked(byte[] packed) {
        try {
            return Base64.getDecoder().decode(packed);
        } catch (IllegalArgumentException notBase64) {
            throw new RejectedInput(Rejection.BODY_ENCODING, RequestSentences.packedIsNotBase64());
        }
    }

    private static @Nullable ReportFormat format(Map<String, byte[]> form) {
        byte[] bytes = form.getOrDefault(FORMAT, NONE);
        if (bytes.length == 0) {
            return null;
        }
        String label = new String(bytes, StandardCharsets.UTF_8);
        return Arrays.stream(ReportFormat.values())
                .filter(format -> format.label().equals(label))
                .findFirst()
                .orElseThrow(() -> Query.invalid(FORMAT, RequestSentences.isNotAFormat()));
    }

    /** The lockfile of a text, or the versions that it lists. */
    static ReportForm of(byte[] text, @Nullable ReportFormat format) {
        rejectOther(text);
        String decoded = new String(text, StandardCharsets.UTF_8);
        Optional<Lockfile> list = PackageLines.read(decoded);
        if (list.isPresent()) {
            return new ReportForm(list.get(), text, format);
        }
        AuditInput input = AuditInput.read(text, PolicyValues.ofQuery(Query.parse(null)));
        Lockfile lockfile = input.packages().orElseGet(() -> LockfileParser.parse(input.text(), LIMITS));
        return new ReportForm(lockfile, text, format);
    }

    private static void rejectOther(byte[] text) {
        byte[] head = Arrays.copyOf(text, Math.min(text.length, HEAD));
        if (isArchive(head)) {
            throw new RejectedInput(Rejection.TEXT_NOT_UTF8, InputSentences.archive());
        }
        for (byte each : head) {
            if (each == 0) {
                throw new RejectedInput(Rejection.TEXT_NOT_UTF8, InputSentences.binary());
            }
        }
        String decoded = new String(text, StandardCharsets.UTF_8);
        var conflict = CONFLICT.matcher(decoded);
        if (conflict.find()) {
            int line = (int) decoded.substring(0, conflict.start()).lines().count() + 1;
            throw new RejectedInput(Rejection.LOCKFILE_INVALID, InputSentences.mergeConflict(), Location.text(line, 1));
        }
        if (!decoded.contains("[[package]]") && MANIFEST.matcher(decoded).find()) {
            throw new RejectedInput(Rejection.LOCKFILE_INVALID, InputSentences.manifest());
        }
    }

    /** Whether it begins as gzip, ZIP, xz or Zstandard does. */
    private static boolean isArchive(byte[] head) {
        if (head.length < 4) {
            return false;
        }
        int start = ((head[0] & 0xff) << 24) | ((head[1] & 0xff) << 16) | ((head[2] & 0xff) << 8) | (head[3] & 0xff);
        return start >>> 16 == 0x1f8b || start == 0x504b0304 || start == 0xfd377a58 || start == 0x28b52ffd;
    }

    /** The text as the page of its report carries it. */
    String packed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
