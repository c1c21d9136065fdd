package dev.rustsecd.release;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.semver.VersionReq;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a published version asks of another crate.
 *
 * @param crate the crate itself
 * @param text as the index writes it
 * @param req null where {@code text} cannot be read: what it admits is not known
 * @param optional whether only a feature switches it on
 * @param target the platforms that it is for ({@code cfg(windows)}); null for all
 * @param elsewhere whether the crate is another registry's
 * @param asked which of the crate's features it wants
 */
public record Requirement(
        String crate,
        String text,
        @Nullable VersionReq req,
        Kind kind,
        boolean optional,
        @Nullable String target,
        boolean elsewhere,
        Asked asked) {
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

    /**
     * The features that a dependency wants.
     *
     * @param alias what the manifest calls the dependency; features are switched by this name
     * @param defaults whether the default ones are among them
     */
    public record Asked(String alias, List<String> features, boolean defaults) {
        public Asked {
            features = List.copyOf(features);
        }

        /** The default ones, of a dependency that has no other name. */
        public static Asked defaultsOf(String crate) {
            return new Asked(crate, List.of(), true);
        }
    }

    /** The same requirement for other features. */
    public Requirement asking(Asked features) {
        return new Requirement(crate, text, req, kind, optional, target, elsewhere, features);
    }

    /** The requirement with its text read; it wants the default features. */
    @SuppressWarnings("checkstyle:ParameterNumber") // an outside format's members
    public static Requirement of(
            String crate, String text, Kind kind, boolean optional, @Nullable String target, boolean elsewhere) {
        return new Requirement(crate, text, parse(text), kind, optional, target, elsewhere, Asked.defaultsOf(crate));
    }

    static @Nullable VersionReq parse(String text) {
        try {
            return VersionReq.parse(text);
        } catch (RejectedInput unreadable) {
            return null;
        }
    }
}
