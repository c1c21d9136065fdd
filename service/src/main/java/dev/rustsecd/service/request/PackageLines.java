package dev.rustsecd.service.request;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.semver.Version;
import dev.rustsecd.words.page.InputSentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text that people type: versions of crates of crates.io, one a line or with commas between, as {@code time@0.1.42},
 * {@code time 0.1.42}, {@code time = "0.1.42"} or {@code pkg:cargo/time@0.1.42}. What is behind {@code #} is a comment.
 */
public final class PackageLines {
    private static final int MAX_PACKAGES = LockfileLimits.DEFAULT.maxPackages();

    /** Of a line that is repeated. */
    private static final int MAX_SHOWN = 60;

    /** A key of TOML with a whole number is none of them: {@code version = 4}. */
    private static final Pattern LINE = Pattern.compile("(?:pkg:cargo/)?([A-Za-z][A-Za-z0-9_-]{0,63})"
            + "(?: *@ *\"?v?([0-9][0-9A-Za-z.+-]*)\"?| *[ =] *\"?v?([0-9]+\\.[0-9]+\\.[0-9][0-9A-Za-z.+-]*)\"?)?");

    private PackageLines() {}

    /**
     * The packages; nothing where the text begins like no list of versions, and may be a lockfile.
     *
     * @throws RejectedInput for a list with a line that names no version
     */
    public static Optional<Lockfile> read(String text) {
        List<LockedPackage> packages = new ArrayList<>();
        int line = 0;
        if (text.contains("[[package]]")) {
            return Optional.empty();
        }
        for (String written : (Iterable<String>) text.lines()::iterator) {
            line++;
            for (String entry : written.replaceFirst("#.*", "").split(",")) {
                String plain = entry.strip();
                Matcher matcher = LINE.matcher(plain);
                boolean isEntry = matcher.matches();
                if (!isEntry && packages.isEmpty() && !plain.isEmpty()) {
                    return Optional.empty();
                }
                if (!plain.isEmpty()) {
                    packages.add(locked(plain, isEntry ? matcher : null, line));
                }
                requireFew(packages);
            }
        }
        return packages.isEmpty()
                ? Optional.empty()
                : Optional.of(new Lockfile(4, false, packages, List.of(), List.of(), List.of()));
    }

    private static void requireFew(List<LockedPackage> packages) {
        if (packages.size() > MAX_PACKAGES) {
            throw new RejectedInput(Rejection.LOCKFILE_TOO_LARGE, "more than " + MAX_PACKAGES + " packages");
        }
    }

    private static LockedPackage locked(String plain, @Nullable Matcher matcher, int line) {
        String shown = plain.substring(0, Math.min(plain.length(), MAX_SHOWN));
        if (matcher == null) {
            throw reject(InputSentences.notAPackage(shown), line);
        }
        String name = matcher.group(1);
        String number = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
        if (number == null) {
            throw reject(InputSentences.versionMissing(name), line);
        }
        Version version = Version.tryParse(number).orElseThrow(() -> reject(InputSentences.notAPackage(shown), line));
        if (!CrateName.isRegistryName(name)) {
            throw reject(InputSentences.notAPackage(shown), line);
        }
        return new LockedPackage(name, number, version, PackageSource.CRATES_IO, null, List.of(), null, line);
    }

    private static RejectedInput reject(String detail, int line) {
        return new RejectedInput(Rejection.VERSION_INVALID, detail, Location.text(line, 1));
    }
}
