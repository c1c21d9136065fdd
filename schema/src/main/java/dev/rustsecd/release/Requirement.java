package dev.rustsecd.release;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.semver.VersionReq;
import org.jspecify.annotations.Nullable;

/**
 * What a published version asks of another crate.
 *
 * @param crate the crate itself; a dependency's other name within the manifest is not kept
 * @param text as the index writes it
 * @param req null where {@code text} cannot be read: what it admits is not known
 * @param optional whether only a feature switches it on
 * @param target the platforms that it is for ({@code cfg(windows)}); null for all
 * @param elsewhere whether the crate is another registry's
 */
public record Requirement(
        String crate,
        String text,
        @Nullable VersionReq req,
        Kind kind,
        boolean optional,
        @Nullable String target,
        boolean elsewhere) {
    /** When it is needed. A published crate's development dependencies bind nobody who depends on it. */
    public enum Kind {
        NORMAL(0),
        BUILD(1),
        DEV(2);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** What stands for it in the packed form. */
        int code() {
            return code;
        }

        static Kind ofCode(int code) {
            return code == 0 ? NORMAL : code == 1 ? BUILD : DEV;
        }
    }

    /** The requirement with its text read. */
    @SuppressWarnings("checkstyle:ParameterNumber") // an outside format's members
    public static Requirement of(
            String crate, String text, Kind kind, boolean optional, @Nullable String target, boolean elsewhere) {
        return new Requirement(crate, text, parse(text), kind, optional, target, elsewhere);
    }

    static @Nullable VersionReq parse(String text) {
        try {
            return VersionReq.parse(text);
        } catch (RejectedInput unreadable) {
            return null;
        }
    }
}
