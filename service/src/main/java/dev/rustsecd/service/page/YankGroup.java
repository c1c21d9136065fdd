package dev.rustsecd.service.page;

import dev.rustsecd.catalog.CrateOverview;
import dev.rustsecd.catalog.PublishedVersion;
import dev.rustsecd.service.page.part.Addresses;
import dev.rustsecd.service.page.part.Fact;
import dev.rustsecd.service.page.part.Fact.Value;
import dev.rustsecd.service.page.report.YankView;
import dev.rustsecd.snapshot.YankReader;
import dev.rustsecd.words.page.CratePageSentences;
import dev.rustsecd.yank.Yank;
import dev.rustsecd.yank.YankClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Yanked versions of a crate of which the same is to be said.
 *
 * @param versions the newest first
 * @param lines why, and what to do; of suspicious yanks also what that is judged by, which the pages of versions tell of all
 */
public record YankGroup(String label, List<Value> versions, List<String> lines) {
    /** More of either say no more. */
    private static final int MAX_GROUPS = 12;

    private static final int MAX_VERSIONS = 40;

    /** Of every yanked version, the newest first. */
    static List<YankGroup> of(CrateOverview crate, YankReader yanks) {
        String name = crate.crate().toString();
        Map<Said, List<Value>> groups = new LinkedHashMap<>();
        for (PublishedVersion version : crate.versions() == null ? List.<PublishedVersion>of() : crate.versions()) {
            if (version.release().isYanked()) {
                String number = version.release().number();
                groups.computeIfAbsent(Said.of(yanks.of(name, number)), none -> new ArrayList<>())
                        .add(new Value(number, Addresses.version(name, number)));
            }
        }
        return capped(groups.entrySet().stream()
                .map(group -> new YankGroup(
                        group.getKey().label(), group.getValue(), group.getKey().lines()))
                .toList());
    }

    private static List<YankGroup> capped(List<YankGroup> groups) {
        List<YankGroup> capped = new ArrayList<>(groups.subList(0, Math.min(groups.size(), MAX_GROUPS)));
        if (groups.size() > MAX_GROUPS) {
            List<Value> rest = groups.subList(MAX_GROUPS, groups.size()).stream()
                    .flatMap(group -> group.versions().stream())
                    .toList();
            capped.add(new YankGroup("yanked", rest, List.of(CratePageSentences.reasonsOnTheirPages())));
        }
        return capped.stream()
                .map(group -> new YankGroup(group.label(), Fact.capped(group.versions(), MAX_VERSIONS), group.lines()))
                .toList();
    }

    /** {@code 3 versions: 1.0.2, 1.0.1 …}. */
    public String summary() {
        String first = versions.stream().limit(3).map(Value::text).collect(Collectors.joining(", "));
        return versions.size() > 3 ? first + ", …" : first;
    }

    private record Said(String label, List<String> lines) {
        static Said of(Yank yank) {
            boolean suspicious = yank.yankClass() == YankClass.SUSPICIOUS;
            return new Said(YankView.label(yank), suspicious ? YankView.lines(yank) : YankView.reasons(yank));
        }
    }
}
