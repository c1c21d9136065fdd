package dev.rustsecd.yank;

import dev.rustsecd.advisory.Advisory;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a version was yanked, as one source has it.
 *
 * @param text as written there; not to be trusted as markup
 * @param advisory the id of the advisory that the yank can be about, or that the operator names
 */
public record YankReason(
        Source source, String text, @Nullable String advisory) {
    /** Who says so. */
    public enum Source {
        ADVISORY,
        OPERATOR,
        REGISTRY;

        /** As JSON and SQL write it: {@code operator}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static YankReason of(Advisory advisory) {
        return new YankReason(Source.ADVISORY, advisory.title(), advisory.id().text());
    }

    static YankReason of(Source source, YankDocument document) {
        return new YankReason(source, document.description(), document.advisory());
    }

    /** The same as the yank metadata document. */
    public YankDocument document() {
        return new YankDocument(text, advisory);
    }
}
