package dev.rustsecd.service.exchange;

import dev.rustsecd.gzip.Gunzip;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.ProblemSentences;
import java.util.zip.ZipException;

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
        try {
            return Gunzip.read(compressed, maxBytes);
        } catch (Gunzip.TooLarge more) {
            throw BodyReader.bodyTooLarge(maxBytes);
        } catch (Gunzip.Trailing behind) {
            throw new RejectedInput(Rejection.BODY_ENCODING, ProblemSentences.TRAILING_GZIP);
        } catch (ZipException damaged) {
            throw new RejectedInput(Rejection.BODY_ENCODING, ProblemSentences.BROKEN_GZIP);
        }
    }
}
