package dev.rustsecd.service.exchange;

import dev.rustsecd.gzip.Gunzip;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.ProblemSentences;
import java.util.Optional;
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
        return inflate(compressed, maxBytes).orElseThrow(() -> BodyReader.bodyTooLarge(maxBytes));
    }

    /**
     * As quick as the result is small; nothing where it has more bytes than that.
     *
     * @throws RejectedInput for damaged data
     */
    Optional<byte[]> inflate(byte[] compressed, int most) {
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
