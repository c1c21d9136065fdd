package dev.rustsecd.service.ops;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * The version of the program and the commit it was built from, as the manifest of its jar has them.
 *
 * @param commit 40 hexadecimal digits, with {@code -modified} where files were changed after it; none: the build knew neither a
 *     git repository nor an archive that git made
 */
public record ProgramVersion(String number, Optional<String> commit) {
    private static final String COMMIT = "Implementation-Commit";
    private static final String UNKNOWN = "unknown";

    /** {@code development} without a commit, if the program does not run from its jar. */
    public static ProgramVersion ofThisProgram() {
        @Nullable String number = ProgramVersion.class.getPackage().getImplementationVersion();
        return number == null ? new ProgramVersion("development", Optional.empty()) : of(number, manifest());
    }

    static ProgramVersion of(String number, Manifest manifest) {
        return new ProgramVersion(
                number,
                Optional.ofNullable(manifest.getMainAttributes().getValue(COMMIT))
                        .filter(commit -> !commit.equals(UNKNOWN)));
    }

    private static Manifest manifest() {
        try (@Nullable InputStream in = ProgramVersion.class.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            return in == null ? new Manifest() : new Manifest(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
