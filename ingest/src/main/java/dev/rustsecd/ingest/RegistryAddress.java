package dev.rustsecd.ingest;

import dev.rustsecd.ingest.git.GitRemote;
import dev.rustsecd.ingest.sparse.SparseAddress;
import dev.rustsecd.words.operator.ConfigurationSentences;
import java.nio.file.Path;
import java.util.Optional;

/** Where the registry's index is. */
public sealed interface RegistryAddress {
    /** As the store and logs have it, without credentials; none where the registry is switched off. */
    Optional<String> name();

    /** Whether all of it is followed; else what questions name. */
    default boolean isWhole() {
        return this instanceof Git || this instanceof Directory;
    }

    /** Nowhere: the registry is switched off. */
    record None() implements RegistryAddress {
        @Override
        public Optional<String> name() {
            return Optional.empty();
        }
    }

    /** In a git repository or bundle, followed whole. */
    record Git(GitRemote remote) implements RegistryAddress {
        @Override
        public Optional<String> name() {
            return Optional.of("git+" + remote.name());
        }
    }

    /** In a local directory, followed whole. */
    record Directory(Path folder) implements RegistryAddress {
        @Override
        public Optional<String> name() {
            return Optional.of("dir+" + folder);
        }
    }

    /** Behind HTTP, asked crate by crate. */
    record Sparse(SparseAddress address) implements RegistryAddress {
        @Override
        public Optional<String> name() {
            return Optional.of(address.name());
        }
    }

    /**
     * Reads {@code sparse+URL}, {@code git+URL}, {@code git+PATH}, {@code dir+PATH} or {@code none}.
     *
     * @throws IllegalArgumentException with a message that holds no secret
     */
    static RegistryAddress parse(String text) {
        String trimmed = text.strip();
        if (trimmed.equals("none")) {
            return new None();
        }
        int plus = trimmed.indexOf('+');
        String rest = trimmed.substring(plus + 1);
        String kind = plus < 0 || rest.isBlank() ? "" : trimmed.substring(0, plus);
        return switch (kind) {
            case "git" -> new Git(GitRemote.parse(rest));
            case "dir" -> new Directory(Path.of(rest).toAbsolutePath().normalize());
            case "sparse" -> new Sparse(SparseAddress.parse(rest));
            default -> throw new IllegalArgumentException(ConfigurationSentences.REGISTRY_INDEX);
        };
    }
}
