package dev.rustsecd.cargo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.cargo.AdvisoryCorpus.Found;
import dev.rustsecd.fix.FixClass;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.FixRules;
import dev.rustsecd.fix.LockfileFixes;
import dev.rustsecd.fix.route.FixPlanner;
import dev.rustsecd.fix.world.RegistryTruth;
import dev.rustsecd.fixtures.SnapshotBuilder;
import dev.rustsecd.lockfile.DependencyGraph;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.LockfileCorpus;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.read.LockfileParser;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.resolve.KnownCrates;
import dev.rustsecd.words.CautionSentences;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plans say of the registry is what looking at every release finds, for the lockfiles of the corpus that fit it. */
@Tag("cargo")
class RegistryFactsCorpusTest {
    /** Most of them in the index of 2019, which has no fixed release for what was found since. */
    private static final int KNOWN_CUT_SHORT = 130;

    /** As many blockers as a plan names; the rest are left out. */
    private static final int MOST_BLOCKERS = 50;

    @TempDir
    Path temp = Path.of("set by JUnit");

    private final List<String> differing = new ArrayList<>();
    private int findings;
    private int cutShort;

    @Test
    void blockersAreFactsOfTheRegistry() throws Exception {
        AdvisoryCorpus advisories = new AdvisoryCorpus(temp);
        look(RegistryIndex.of2026(temp), advisories);
        look(RegistryIndex.of2019(temp), advisories);
        System.out.println(findings + " findings, " + differing.size() + " differ, " + cutShort + " cut short");
        assertTrue(findings > 800, "findings: " + findings);
        assertEquals(List.of(), differing, () -> differing.size() + " of " + findings);
        assertTrue(cutShort <= KNOWN_CUT_SHORT, "searches that were given up: " + cutShort);
    }

    private void look(RegistryIndex index, AdvisoryCorpus advisories) throws Exception {
        for (Map.Entry<String, byte[]> file : LockfileCorpus.lockfiles().entrySet()) {
            if (CargoWorkspace.isUsable(file.getValue(), index, advisories)) {
                look(file.getKey(), LockfileParser.parse(file.getValue(), LockfileLimits.DEFAULT), index, advisories);
            }
        }
    }

    private void look(String name, Lockfile lockfile, RegistryIndex index, AdvisoryCorpus advisories) {
        FixPlanner planner = new FixPlanner(
                lockfile,
                DependencyGraph.of(lockfile),
                new KnownCrates(crate -> index.crate(crate.text())),
                crate -> advisories.live(crate.text()),
                new FixRules(null, Maturity.DEFAULT, SnapshotBuilder.NOW));
        RegistryTruth truth =
                new RegistryTruth(lockfile, crate -> index.crate(crate.text()), crate -> advisories.live(crate.text()));
        for (Found found : advisories.findings(lockfile)) {
            LockfileFixes.Found asked = new LockfileFixes.Found(found.index(), found.advisory());
            FixPlan plan = planner.plan(asked);
            findings++;
            cutShort += plan.cautions().contains(CautionSentences.searchCutShort()) ? 1 : 0;
            boolean dropped = plan.version() == null && !plan.commands().isEmpty();
            dropped |= plan.blockedBy().size() == MOST_BLOCKERS;
            Map<String, String> told = told(plan);
            Map<String, String> expected = new TreeMap<>();
            truth.unblockedAt(asked, plan.version())
                    .forEach((owner, at) ->
                            expected.put(lockfile.packages().get(owner).label(), at));
            if (!dropped && plan.fixClass() != FixClass.REMOVE && !told.equals(expected)) {
                differing.add(name + ' ' + found.advisory().id() + ' ' + found.name() + ": told " + told + ", true "
                        + expected);
            }
        }
    }

    private static Map<String, String> told(FixPlan plan) {
        Map<String, String> told = new TreeMap<>();
        plan.blockedBy()
                .forEach(one -> told.merge(
                        one.dependent().name() + ' ' + one.dependent().version(),
                        Objects.toString(one.unblockedAt(), "none"),
                        (a, b) -> a.equals(b) ? a : a + ' ' + b));
        return told;
    }
}
