package dev.rustsecd.service.exchange;

import dev.rustsecd.gzip.Gunzip;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.ProblemSentences;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.ZipException;

/** Undoes gzip, and stops where the result would be too large: two megabytes can hold two gigabytes of zeros. */
final class Inflater {
    private Inflater() {}

    /**
     * How many bytes the last member says that it has.
     *
     * <p>Source: RFC 1952, section 2.3.1: ISIZE.
     */
    static long announced(byte[] compressed) {
        return compressed.length < Integer.BYTES
                ? 0
                : Integer.toUnsignedLong(ByteBuffer.wrap(compressed)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt(compressed.length - Integer.BYTES));
    }

    /**
     * The result; nothing where it has more bytes than that. A millisecond a megabyte.
     *
     * @throws RejectedInput for damaged data
     */
    static Optional<byte[]> inflate(byte[] compressed, int most) {
        try {
            return Optional.of(Gunzip.read(compressed, most));
        } catch (Gunzip.TooLarge more) {
            return Optional.empty();
        } catch (Gunzip.Trailing behind) {
            throw new RejectedInput(Rejection.BODY_ENCODING, ProblemSentences.TRAILING_GZIP);
        } catch (ZipException damaged) {
            throw new RejectedInput(Rejection.BODY_ENCODING, ProblemSentences.BROKEN_GZIP);
        }
    }
}
