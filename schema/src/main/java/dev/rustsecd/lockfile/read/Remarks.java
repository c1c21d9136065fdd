package dev.rustsecd.lockfile.read;

import dev.rustsecd.lockfile.Remark;
import dev.rustsecd.words.rejection.LockfileSentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The remarks of one lockfile, up to a number that a reader can take in. */
final class Remarks {
    static final int MAX = 1_000;

    private final List<Remark> remarks = new ArrayList<>();
    private int leftOut;

    void add(long place, @Nullable String packageName, String text) {
        if (remarks.size() < MAX) {
            remarks.add(new Remark(Place.line(place), packageName, text));
        } else {
            leftOut++;
        }
    }

    /** By line; what was left out is counted in a last one. */
    List<Remark> byLine() {
        remarks.sort(Comparator.comparingInt(Remark::line));
        if (leftOut > 0) {
            remarks.add(new Remark(0, null, LockfileSentences.remarksLeftOut(leftOut)));
        }
        return remarks;
    }
}
