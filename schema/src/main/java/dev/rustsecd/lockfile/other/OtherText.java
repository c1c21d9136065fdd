package dev.rustsecd.lockfile.other;

import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.LockfileSentences;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A text without any of the marks of a Cargo.lock, or one that is not TOML at all: what it looks like, and what to send. */
public final class OtherText {
    /** Lines that are looked at to tell a list of packages. */
    private static final int LINES = 20;

    private static final Pattern TABLE =
            Pattern.compile("\\[\\[package]]|\\[\\[patch\\.unused]]|\\[root]|\\[metadata]");
    private static final Pattern ENCODED = Pattern.compile("%5B%5Bpackage%5D%5D", Pattern.CASE_INSENSITIVE);
    private static final Pattern PACKAGE_LINE =
            Pattern.compile("(pkg:cargo/)?[A-Za-z][A-Za-z0-9_-]*[@ =]+v?\\d+\\.\\d+\\.\\d+\\S*");

    private OtherText() {}

    /** The rejection of a text that has none of Cargo's marks. */
    public static RejectedInput unmarked(String text) {
        return find(text).orElseGet(() -> reject(LockfileSentences.NOT_A_LOCKFILE, 1));
    }

    /** The rejection that says what a text is that is not TOML; nothing where it looks like a Cargo.lock with a fault. */
    public static Optional<RejectedInput> find(String text) {
        String start = text.stripLeading();
        if (isHtml(start)) {
            return Optional.of(reject(LockfileSentences.HTML, 1));
        }
        if (isOneLine(text) && TABLE.matcher(text).find()) {
            return Optional.of(reject(LockfileSentences.LINE_ENDS_GONE, 1));
        }
        if (ENCODED.matcher(text).find()) {
            return Optional.of(reject(LockfileSentences.PERCENT_ENCODED, 1));
        }
        return isListOfPackages(text) ? Optional.of(reject(LockfileSentences.PACKAGE_LIST, 1)) : Optional.empty();
    }

    private static boolean isHtml(String start) {
        String first = start.substring(0, Math.min(start.length(), 200)).toLowerCase(Locale.ROOT);
        return first.startsWith("<!doctype") || first.startsWith("<html") || first.startsWith("<head");
    }

    private static boolean isOneLine(String text) {
        return text.stripTrailing().indexOf('\n') < 0;
    }

    private static boolean isListOfPackages(String text) {
        long lines = text.lines().limit(LINES).filter(line -> !line.isBlank()).count();
        return lines > 0
                && text.lines()
                        .limit(LINES)
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .allMatch(line -> line.length() <= 200
                                && PACKAGE_LINE.matcher(line).matches());
    }

    private static RejectedInput reject(String detail, int line) {
        return new RejectedInput(Rejection.LOCKFILE_INVALID, detail, Location.text(line, 1));
    }
}
