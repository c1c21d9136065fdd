package dev.rustsecd.service.page.timeline;

import dev.rustsecd.catalog.PublishedVersion;
import dev.rustsecd.catalog.PublishedVersion.Status;
import dev.rustsecd.words.page.TimelineSentences;
import java.util.ArrayList;
import java.util.List;

/**
 * Versions that follow each other and are shown as one.
 *
 * @param mark of the gravest among them
 * @param first the lowest, as the index writes it
 */
public record VersionRun(RunMark mark, String first, String last, int count, int affected, int yanked) {
    /** @param versions ascending, at least one */
    private static VersionRun of(List<PublishedVersion> versions) {
        int affected = 0;
        int yanked = 0;
        boolean spared = false;
        for (PublishedVersion version : versions) {
            Status status = version.status();
            affected += status == Status.AFFECTED || status == Status.BOTH ? 1 : 0;
            yanked += status == Status.YANKED || status == Status.BOTH ? 1 : 0;
            spared |= status == Status.AFFECTED;
        }
        RunMark mark = versions.stream().anyMatch(version -> version.status() == Status.UNKNOWN)
                ? RunMark.UNKNOWN
                : RunMark.SAFE;
        mark = yanked > 0 ? RunMark.YANKED : mark;
        if (affected > 0) {
            mark = spared ? RunMark.AFFECTED : RunMark.BOTH;
        }
        return new VersionRun(
                mark, number(versions, 0), number(versions, versions.size() - 1), versions.size(), affected, yanked);
    }

    /**
     * The runs of equal status; where there are more than so many, as many runs of equal length.
     *
     * @param versions ascending
     */
    static List<VersionRun> of(List<PublishedVersion> versions, int most) {
        List<VersionRun> runs = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= versions.size(); i++) {
            if (i == versions.size()
                    || versions.get(i).status() != versions.get(start).status()) {
                runs.add(of(versions.subList(start, i)));
                start = i;
            }
        }
        return runs.size() <= most ? runs : slices(versions, most);
    }

    private static List<VersionRun> slices(List<PublishedVersion> versions, int number) {
        List<VersionRun> slices = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            int from = versions.size() * i / number;
            slices.add(of(versions.subList(from, versions.size() * (i + 1) / number)));
        }
        return slices;
    }

    private static String number(List<PublishedVersion> versions, int at) {
        return versions.get(at).release().number();
    }

    public boolean isOne() {
        return count == 1;
    }

    /** {@code affected}, or of versions that differ {@code 3 affected, 1 yanked}. */
    public String state() {
        boolean alike = (affected == 0 || affected == count) && (yanked == 0 || yanked == count);
        if (alike) {
            return mark.words();
        }
        String someYanked = TimelineSentences.counted(yanked, TimelineSentences.yanked());
        String someAffected = TimelineSentences.counted(affected, TimelineSentences.affected());
        if (affected == 0) {
            return someYanked;
        }
        return yanked == 0 ? someAffected : TimelineSentences.differing(someAffected, someYanked);
    }

    /** {@code 0.1.0 to 0.1.42: 43 versions, affected}. */
    public String sentence() {
        return isOne() ? TimelineSentences.one(first, state()) : TimelineSentences.run(first, last, count, state());
    }
}
