package dev.rustsecd.service.render.cyclonedx;

import dev.rustsecd.lockfile.LockedPackage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The names by which the parts of a document call the packages: {@code name@version}, behind it the source where it is not
 * crates.io, and a count where all of that is not unique. They stay the same as long as the package does.
 */
final class References {
    /** The lockfile itself; a package's has an at sign. */
    static final String LOCKFILE = "lockfile";

    private final List<String> byIndex = new ArrayList<>();
    private final IdentityHashMap<LockedPackage, String> byPackage = new IdentityHashMap<>();

    References(List<LockedPackage> packages) {
        Map<String, Integer> seen = new HashMap<>();
        for (LockedPackage locked : packages) {
            String text = locked.name()
                    + '@'
                    + locked.versionText()
                    + (locked.source() == null || locked.isCratesIo() ? "" : " (" + locked.source() + ')');
            String reference = text;
            while (seen.containsKey(reference)) {
                reference = text + " #" + seen.merge(text, 1, Integer::sum);
            }
            seen.put(reference, 1);
            byIndex.add(reference);
            byPackage.put(locked, reference);
        }
    }

    String of(int index) {
        return byIndex.get(index);
    }

    String of(LockedPackage locked) {
        return Objects.requireNonNull(byPackage.get(locked));
    }
}
