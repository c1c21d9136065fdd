package dev.rustsecd.ingest.source;

import dev.rustsecd.words.operator.ConfigurationSentences;
import java.util.regex.Pattern;

/**
 * A state of a source. What it means is the source's own matter: it gives one with its changes and gets it back by the
 * next question. The operator names one to let it pass the safety gate.
 *
 * @param text 40 hex digits: a commit, or a digest of what the source has
 */
public record Position(String text) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}");

    public Position {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(ConfigurationSentences.POSITION);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
