package dev.rustsecd.semver;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.semver.VersionSyntax.Part;
import dev.rustsecd.words.rejection.VersionSentences;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A full SemVer version: {@code 1.2.3-rc.1+build.5}. The three numbers are unsigned 64-bit. The grammar is canonical, so
 * text and value are one: {@code parse(v.toString())} equals {@code v}, and equal versions have equal text.
 *
 * <p>The order is total and includes build metadata, as the semver crate's does.
 */
public final class Version implements Comparable<Version> {
    private final long major;
    private final long minor;
    private final long patch;
    private final String pre;
    private final String build;

    /** As read, or as rendered when it is first asked for; the same for all threads. */
    private @Nullable String text;

    private Version(long major, long minor, long patch, String pre, String build, @Nullable String text) {
        this.major = major;
        this.minor = minor;
        this.patch = patch;
        this.pre = pre;
        this.build = build;
        this.text = text;
    }

    /**
     * @throws RejectedInput {@link Rejection#VERSION_INVALID}, with the message of the semver crate
     */
    public static Version parse(String text) {
        int minorAt = text.indexOf('.') + 1;
        int patchAt = text.indexOf('.', minorAt) + 1;
        int major = VersionSyntax.shortNumber(text, 0, minorAt - 1);
        int minor = VersionSyntax.shortNumber(text, minorAt, patchAt - 1);
        int patch = VersionSyntax.shortNumber(text, patchAt, text.length());
        return (major | minor | patch) >= 0 ? new Version(major, minor, patch, "", "", text) : parseAny(text);
    }

    private static Version parseAny(String text) {
        VersionSyntax syntax = new VersionSyntax(text, Rejection.VERSION_INVALID);
        if (text.isEmpty()) {
            throw syntax.reject(VersionSentences.EMPTY);
        }
        long major = syntax.number(Part.MAJOR);
        syntax.dot(Part.MAJOR);
        long minor = syntax.number(Part.MINOR);
        syntax.dot(Part.MINOR);
        long patch = syntax.number(Part.PATCH);
        if (syntax.atEnd()) {
            return new Version(major, minor, patch, "", "", text);
        }
        Part last = Part.PATCH;
        String pre = "";
        if (syntax.take('-')) {
            last = Part.PRE;
            pre = syntax.identifiers(Part.PRE);
        }
        String build = "";
        if (syntax.take('+')) {
            last = Part.BUILD;
            build = syntax.identifiers(Part.BUILD);
        }
        if (!syntax.atEnd()) {
            throw syntax.unexpectedAfter(last);
        }
        return new Version(major, minor, patch, pre, build, text);
    }

    /** The version, or nothing where the text is not SemVer. */
    public static Optional<Version> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (RejectedInput notSemVer) {
            return Optional.empty();
        }
    }

    /** A release: no pre-release, no build metadata; the numbers are unsigned. */
    public static Version of(long major, long minor, long patch) {
        return new Version(major, minor, patch, "", "", null);
    }

    /** A pre-release of the given release; {@code pre} is taken as it is. */
    static Version of(long major, long minor, long patch, String pre) {
        return new Version(major, minor, patch, pre, "", null);
    }

    /** Unsigned. */
    public long major() {
        return major;
    }

    /** Unsigned. */
    public long minor() {
        return minor;
    }

    /** Unsigned. */
    public long patch() {
        return patch;
    }

    /** The pre-release identifiers without the hyphen, empty for a release. */
    public String pre() {
        return pre;
    }

    /** The build metadata without the plus sign, empty for none. */
    public String build() {
        return build;
    }

    public boolean isPreRelease() {
        return !pre.isEmpty();
    }

    /** The release that this version is a pre-release or a build of. */
    public Version release() {
        return pre.isEmpty() && build.isEmpty() ? this : of(major, minor, patch);
    }

    /**
     * The first version above all that Cargo takes for compatible with this one: of {@code 1.2.3} it is {@code 2.0.0},
     * of {@code 0.2.3} {@code 0.3.0}, of {@code 0.0.3} {@code 0.0.4}. Empty where a number would overflow.
     *
     * <p>Source: Cargo reference, "Specifying Dependencies", default requirements.
     */
    public Optional<Version> nextIncompatible() {
        if (major != 0) {
            return major == -1L ? Optional.empty() : Optional.of(of(major + 1, 0, 0));
        }
        if (minor != 0) {
            return minor == -1L ? Optional.empty() : Optional.of(of(0, minor + 1, 0));
        }
        return patch == -1L ? Optional.empty() : Optional.of(of(0, 0, patch + 1));
    }

    /** The first release of those that Cargo takes for compatible with this one: of {@code 1.2.3} it is {@code 1.0.0}. */
    public Version firstCompatible() {
        if (major != 0) {
            return of(major, 0, 0);
        }
        return of(0, minor, minor != 0 ? 0 : patch);
    }

    /** Whether Cargo's default requirement on this version admits {@code other}, whatever its pre-release. */
    public boolean isCompatibleWith(Version other) {
        if (major != other.major) {
            return false;
        }
        if (major != 0) {
            return true;
        }
        return minor == other.minor && (minor != 0 || patch == other.patch);
    }

    /** Whether it is the same version as one without build metadata, with some. */
    public boolean isBuildOf(Version core) {
        return core.build.isEmpty()
                && !build.isEmpty()
                && major == core.major
                && minor == core.minor
                && patch == core.patch
                && pre.equals(core.pre);
    }

    /** By precedence, then by build metadata (none first). */
    @Override
    public int compareTo(Version other) {
        int order = Long.compareUnsigned(major, other.major);
        order = order != 0 ? order : Long.compareUnsigned(minor, other.minor);
        order = order != 0 ? order : Long.compareUnsigned(patch, other.patch);
        order = order != 0 ? order : Identifiers.comparePre(pre, other.pre);
        return order != 0 ? order : Identifiers.compareBuild(build, other.build);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Version that
                && major == that.major
                && minor == that.minor
                && patch == that.patch
                && pre.equals(that.pre)
                && build.equals(that.build);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(31 * (31 * major + minor) + patch) + pre.hashCode()) + build.hashCode();
    }

    /** The canonical text, which is also the text it was read from. */
    @Override
    public String toString() {
        String known = text;
        if (known == null) {
            known = render();
            text = known;
        }
        return known;
    }

    private String render() {
        String release =
                Long.toUnsignedString(major) + '.' + Long.toUnsignedString(minor) + '.' + Long.toUnsignedString(patch);
        return release + (pre.isEmpty() ? "" : '-' + pre) + (build.isEmpty() ? "" : '+' + build);
    }
}
