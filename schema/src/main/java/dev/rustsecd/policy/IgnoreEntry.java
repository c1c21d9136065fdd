package dev.rustsecd.policy;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.semver.Version;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * An entry of a policy's ignore list: the id of an advisory or an alias of it, in any case, or {@code
 * yanked:name@version}.
 */
final class IgnoreEntry {
    private static final String YANKED = "yanked:";

    /** Letters, then parts behind marks; one digit at least. Ids of private databases have no other rule. */
    private static final Pattern ID = Pattern.compile("(?=.*\\d)[A-Z][A-Z0-9]*([-_.:][A-Z0-9]+)+");

    /** Ids whose databases have a rule for them. */
    private static final Pattern STRUCTURED = Pattern.compile("(RUSTSEC|CVE|TALOS)-\\d{4}-\\d{1,10}|GHSA(-[A-Z0-9]+)+");

    private static final Pattern STRUCTURED_START = Pattern.compile("(RUSTSEC|CVE|TALOS|GHSA)\\b.*");

    private IgnoreEntry() {}

    /** Whether a text is one: anything else can never match. */
    static boolean isEntry(String text) {
        return isYank(text) ? isPackage(text.substring(YANKED.length())) : isAdvisory(key(text));
    }

    /** Whether an entry is about a yank. */
    static boolean isYank(String text) {
        return text.regionMatches(true, 0, YANKED, 0, YANKED.length());
    }

    /** The form in which ids are compared. */
    static String key(String id) {
        return id.toUpperCase(Locale.ROOT);
    }

    private static boolean isAdvisory(String id) {
        Pattern form = STRUCTURED_START.matcher(id).matches() ? STRUCTURED : ID;
        return form.matcher(id).matches();
    }

    private static boolean isPackage(String id) {
        int at = id.lastIndexOf('@');
        return at > 0
                && CrateName.isRegistryName(id.substring(0, at))
                && Version.tryParse(id.substring(at + 1)).isPresent();
    }

    /**
     * Whether an entry about a yank names this package; names are compared as crates.io compares them.
     *
     * @param published a number of the package's crate as the registry writes it
     */
    static boolean names(String entry, LockedPackage yanked, UnaryOperator<String> published) {
        String id = entry.substring(YANKED.length());
        int at = id.lastIndexOf('@');
        return at > 0
                && CrateName.canonical(id.substring(0, at)).equals(CrateName.canonical(yanked.name()))
                && published.apply(id.substring(at + 1)).equals(published.apply(yanked.versionText()));
    }
}
