package dev.rustsecd.words.rejection;

/**
 * Why a lockfile, a package in it, or what was sent in place of one is rejected, and remarks on what is unusual in it. A
 * package is named as {@code time 0.1.42}. A lockfile with remarks is checked all the
 * same; they begin with a small letter, are part of {@code format=cargo-audit}, and stay as they are.
 */
public final class LockfileSentences {
    public static final String EMPTY = "The lockfile is empty.";
    public static final String NOT_A_LOCKFILE =
            "This is not a Cargo.lock: it has no [[package]], [root], [metadata], [[patch.unused]] or version.";
    public static final String LINE_ENDS_GONE =
            "This Cargo.lock has no line ends. If it was sent with curl -d, use --data-binary instead.";
    public static final String HTML = "This is an HTML page, not a Cargo.lock. Check the URL that it was fetched from.";
    public static final String PERCENT_ENCODED =
            "This Cargo.lock is percent-encoded, as a form is. Send its bytes unchanged.";
    public static final String PACKAGE_LIST =
            "This looks like a list of packages, not a Cargo.lock. Send it as JSON: [\"time@0.1.42\"].";
    public static final String CARGO_MANIFEST =
            "This looks like a Cargo.toml. Send the Cargo.lock next to it;" + " cargo generate-lockfile writes one.";
    public static final String CARGO_CONFIG = "This looks like a configuration file of Cargo. Send a Cargo.lock.";
    public static final String POLICY_FILE = "This looks like a policy file of cargo-deny, cargo-audit or OSV-Scanner."
            + " Send the Cargo.lock that it is for.";
    public static final String OTHER_LOCKFILE =
            "This looks like the lockfile of another tool. Only Cargo.lock can be read.";
    public static final String NUL = "The lockfile contains a NUL character.";
    public static final String NO_NAME = "A package has no name.";
    public static final String DEPENDENCY_FORM =
            "A dependency must be \"name\", \"name version\" or \"name version (source)\".";
    public static final String NO_UNUSED = "The table [patch] has no key \"unused\".";
    public static final String CHECKSUMS_TWICE =
            "there are checksums both in [[package]] and under [metadata]: cargo-audit refuses that";
    public static final String CHECKSUM_DIGITS = "A checksum must have 64 hexadecimal digits.";
    public static final String CRATE_NAME =
            "A crate name must have 1 to 64 ASCII letters, digits, - and _, and must start with a letter.";
    public static final String SOURCE_FORM =
            "The source of a package must be a kind, a + and a URL, such as git+https://….";
    public static final String SOURCE_KIND =
            "The source of a package must begin with git+, registry+, sparse+ or path+.";
    public static final String PURL_TYPE = "The package URL is not of type cargo.";
    public static final String PURL_FORM =
            "A package URL of type cargo must have a name and must not have a namespace. Example: pkg:cargo/time@0.1.42.";

    private LockfileSentences() {}

    public static String mergeConflict(String mark) {
        return "The lockfile has an unresolved merge conflict: a line starts with " + mark + ".";
    }

    /** @param what such as {@code not valid TOML: a string does not end} */
    public static String lockfileIs(String what) {
        return "The lockfile is " + what + ".";
    }

    public static String notUtf8(int offset) {
        return "The lockfile is not UTF-8: the byte at offset " + offset + " is invalid.";
    }

    public static String unknownVersion(long version, int newest) {
        return "Version " + version + " of the lockfile format is unknown; versions 1 to " + newest + " can be read.";
    }

    public static String writtenVersion(long version) {
        return "the line version = " + version + " must be left out: Cargo refuses a lockfile that has it";
    }

    /** @param what such as {@code packages} */
    public static String tooMany(String what, int most) {
        return "The lockfile has more than " + most + " " + what + ", the maximum.";
    }

    public static String tooLargeForToml(int most, int bytes) {
        return "This lockfile has " + bytes
                + " bytes. A file that is not laid out exactly as Cargo writes it may have at most " + most + ".";
    }

    public static String noVersion(String name) {
        return "Package \"" + name + "\" has no version.";
    }

    public static String versionNotSemver(String pkg, String why) {
        return "The version of " + pkg + " is not a valid SemVer version: " + why + ".";
    }

    public static String localVersionNotSemver(String pkg) {
        return "the version of the local package " + pkg + " is not SemVer: cargo-audit refuses that";
    }

    public static String checksumOf(String pkg) {
        return "the checksum of " + pkg + " is not 64 hexadecimal digits: cargo-audit refuses that";
    }

    public static String wrongType(String key, String expected) {
        return "\"" + key + "\" is not " + expected + ".";
    }

    public static String misspelt(String key, String known) {
        return "The key \"" + key + "\" must be written \"" + known + "\".";
    }

    public static String tablesInPackage(String key) {
        return "A package cannot contain an array of tables, but this one has [[package." + key + "]].";
    }

    public static String unknownKey(String key) {
        return "the key \"" + key + "\" is unknown; it is ignored";
    }

    public static String listedTwice(String pkg) {
        return pkg + " is listed more than once: Cargo refuses that";
    }

    public static String replacedWithDependencies(String pkg) {
        return pkg + " is marked as replaced, so it must not list dependencies";
    }

    public static String dependencyUnresolved(String dependency, String pkg) {
        return dependency(dependency, pkg) + " names no package of this lockfile";
    }

    public static String dependencyAmbiguous(String dependency, String pkg, int candidates) {
        return dependency(dependency, pkg) + " matches " + candidates + " packages of this lockfile; the first is used";
    }

    /** @param tool {@code Cargo} or {@code cargo-audit} */
    public static String dependencyOddlySpelt(String dependency, String pkg, String tool) {
        return dependency(dependency, pkg) + " is spelled in a way that " + tool + " refuses";
    }

    private static String dependency(String dependency, String pkg) {
        return "dependency \"" + dependency + "\" of " + pkg;
    }

    public static String remarksLeftOut(int count) {
        return "further remarks, left out: " + count;
    }

    public static String purlForm(int most) {
        return "A package URL must start with pkg: and have at most " + most + " characters.";
    }
}
