package dev.rustsecd.service.exchange;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.ProblemSentences;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Undoes gzip, and stops where the result would be too large: two megabytes can hold two gigabytes of zeros. */
final class Inflater {
    private final int maxBytes;

    Inflater(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Takes its time: for a worker thread.
     *
     * @throws RejectedInput for damaged data
     */
    byte[] inflate(byte[] compressed) {
        byte[] bytes = read(compressed);
        if (bytes.length > maxBytes) {
            throw BodyReader.bodyTooLarge(maxBytes);
        }
        return bytes;
    }

    private byte[] read(byte[] compressed) {
        try (Members in = new Members(compressed)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length <= maxBytes && !in.isReadToTheEnd()) {
                throw new RejectedInput(Rejection.BODY_ENCODING, ProblemSentences.TRAILING_GZIP);
            }
            return bytes;
        } catch (IOException damaged) {
            throw new RejectedInput(Rejection.BODY_ENCODING, ProblemSentences.BROKEN_GZIP);
        }
    }

    /** All members of a body. The JDK ends silently where what follows one is none; here that can be told. */
    private static final class Members extends GZIPInputStream {
        /** What stands behind the data of a member: its checksum and its length. Source: RFC 1952, section 2.3. */
        private static final int TRAILER = 8;

        /** The buffer takes the whole body, so that what is left in it is all that is left. */
        Members(byte[] compressed) throws IOException {
            super(new ByteArrayInputStream(compressed), Math.max(TRAILER, compressed.length));
        }

        /** Once no more data came: whether the trailer of the last member was the end. */
        boolean isReadToTheEnd() {
            return inf.getRemaining() == TRAILER;
        }
    }
}
