package dev.rustsecd.service.search;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.words.rejection.RequestSentences;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page of advisories starts: behind the record with this id and source, whether or not it still exists.
 * Clients see it as an opaque text.
 */
public record PageToken(String id, String source) {
    private static final int MAX_CHARACTERS = 2_000;
    private static final char SEPARATOR = '\n';

    static PageToken after(AdvisoryRecord record) {
        return new PageToken(record.advisory().id().text(), record.source());
    }

    /**
     * @throws RejectedInput {@link dev.rustsecd.reject.Rejection#PARAMETER_INVALID}
     */
    static PageToken parse(String text) {
        try {
            if (text.length() <= MAX_CHARACTERS) {
                String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                int end = decoded.indexOf(SEPARATOR);
                if (end > 0) {
                    return new PageToken(decoded.substring(0, end), decoded.substring(end + 1));
                }
            }
        } catch (IllegalArgumentException notBase64) {
            throw reject();
        }
        throw reject();
    }

    boolean isBefore(AdvisoryRecord record) {
        int order = id.compareTo(record.advisory().id().text());
        return order < 0 || (order == 0 && source.compareTo(record.source()) < 0);
    }

    /** What {@link #parse} reads. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((id + SEPARATOR + source).getBytes(StandardCharsets.UTF_8));
    }

    private static RejectedInput reject() {
        return Query.invalid("page_token", RequestSentences.NOT_A_TOKEN);
    }
}
