package dev.rustsecd.cargo;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.cargo.AdvisoryCorpus.Found;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.FixRules;
import dev.rustsecd.fix.LockfileFixes;
import dev.rustsecd.fix.route.FixPlanner;
import dev.rustsecd.fixtures.SnapshotBuilder;
import dev.rustsecd.lockfile.DependencyGraph;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.resolve.KnownCrates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lets cargo carry out the plans of one lockfile, each alone, and says what it thinks of them. */
final class CargoJudge {
    static final String STAYS = "the finding stays";

    private final CargoWorkspace workspace;
    private final RegistryIndex index;
    private final AdvisoryCorpus advisories;
    private final Map<List<String>, Outcome> outcomes = new HashMap<>();

    /** What cargo said of a plan; empty where it did all that the plan promises. */
    record Verdict(Found finding, String id, FixPlan plan, String complaint) {}

    /** The lockfile that commands lead to, or why cargo refused one of them. */
    private record Outcome(Lockfile lockfile, String refusal) {}

    CargoJudge(CargoWorkspace workspace, RegistryIndex index, AdvisoryCorpus advisories) {
        this.workspace = workspace;
        this.index = index;
        this.advisories = advisories;
    }

    /** What cargo said of the plans of one lockfile, and of the commands that join them. */
    record Judgement(String name, List<Verdict> verdicts, FixAll all, String complaint) {}

    Judgement judge(String name) throws IOException {
        Lockfile lockfile = workspace.lockfile();
        List<Found> findings = advisories.findings(lockfile);
        Planned planned = plan(lockfile, findings);
        List<Verdict> verdicts = new ArrayList<>();
        for (Map.Entry<Found, FixPlan> entry : planned.plans().entrySet()) {
            FixPlan plan = entry.getValue();
            String complaint = plan.commands().isEmpty()
                    ? otherWay(lockfile, entry.getKey(), plan)
                    : complaint(lockfile, entry.getKey(), plan);
            verdicts.add(new Verdict(entry.getKey(), id(lockfile, entry.getKey()), plan, complaint));
        }
        return new Judgement(name, verdicts, planned.all(), complaint(lockfile, planned.all()));
    }

    private record Planned(Map<Found, FixPlan> plans, FixAll all) {}

    private Planned plan(Lockfile lockfile, List<Found> findings) {
        DependencyGraph graph = DependencyGraph.of(lockfile);
        FixRules rules = new FixRules(null, Maturity.DEFAULT, SnapshotBuilder.NOW);
        FixPlanner planner = new FixPlanner(
                lockfile,
                graph,
                new KnownCrates(name -> index.crate(name.text())),
                name -> advisories.live(name.text()),
                rules);
        Map<Found, FixPlan> plans = new LinkedHashMap<>();
        for (Found finding : findings) {
            plans.put(finding, planner.plan(new LockfileFixes.Found(finding.index(), finding.advisory())));
        }
        FixAll all = planner.join(findings.stream()
                .map(one -> new LockfileFixes.Found(one.index(), one.advisory()))
                .toList());
        return new Planned(plans, all);
    }

    /** Whether letting the package and all that depends on it go to the newest would do after all. */
    private String otherWay(Lockfile before, Found finding, FixPlan plan) throws IOException {
        List<String> specs = new ArrayList<>();
        DependencyGraph graph = DependencyGraph.of(before);
        List<Integer> open = new ArrayList<>(List.of(finding.index()));
        for (int next = 0; next < open.size(); next++) {
            LockedPackage locked = before.packages().get(open.get(next));
            if (locked.isCratesIo()) {
                specs.add("-p " + locked.name() + '@' + locked.version());
                for (int dependent : graph.dependents(open.get(next))) {
                    if (!open.contains(dependent)) {
                        open.add(dependent);
                    }
                }
            }
        }
        List<String> commands = List.of("cargo update " + String.join(" ", specs));
        Outcome outcome = outcomes.get(commands);
        if (outcome == null) {
            outcome = carryOut(commands);
            outcomes.put(commands, outcome);
        }
        boolean gone = outcome.refusal().isEmpty()
                && count(outcome.lockfile(), finding.name(), finding.advisory())
                        < count(before, finding.name(), finding.advisory())
                && news(before, outcome.lockfile()).isEmpty();
        return gone ? "there is a way: " + commands + " beside " + plan : "";
    }

    private String complaint(Lockfile before, FixAll all) throws IOException {
        Outcome outcome = carryOut(all.commands());
        if (!outcome.refusal().isEmpty()) {
            return outcome.refusal();
        }
        List<String> news = news(before, outcome.lockfile());
        int gone = advisories.findings(before).size()
                - advisories.findings(outcome.lockfile()).size();
        String complaint = news.isEmpty() ? "" : "not foreseen: " + news;
        return gone == all.solves() ? complaint : complaint + " solves " + gone + " and not " + all.solves();
    }

    private static String id(Lockfile lockfile, Found finding) {
        LockedPackage locked = lockfile.packages().get(finding.index());
        return locked.name() + '@' + locked.version();
    }

    private String complaint(Lockfile before, Found finding, FixPlan plan) throws IOException {
        Outcome outcome = outcomes.get(plan.commands());
        if (outcome == null) {
            outcome = carryOut(plan.commands());
            outcomes.put(plan.commands(), outcome);
        }
        if (!outcome.refusal().isEmpty()) {
            return outcome.refusal();
        }
        Lockfile after = outcome.lockfile();
        List<String> complaints = new ArrayList<>();
        if (count(after, finding.name(), finding.advisory()) >= count(before, finding.name(), finding.advisory())) {
            complaints.add(STAYS);
        }
        List<String> news = news(before, after);
        plan.introduces().forEach(foreseen -> news.remove(foreseen.toString()));
        if (!news.isEmpty()) {
            complaints.add("not foreseen: " + news);
        }
        return String.join("; ", complaints);
    }

    private Outcome carryOut(List<String> commands) throws IOException {
        workspace.reset();
        for (String command : commands) {
            Shell.Ended ended = workspace.run(command);
            if (!ended.ok()) {
                return new Outcome(
                        workspace.lockfile(),
                        "refused: " + command + ": " + ended.said().replace('\n', ' '));
            }
        }
        return new Outcome(workspace.lockfile(), "");
    }

    private long count(Lockfile lockfile, String name, Advisory advisory) {
        return advisories.findings(lockfile).stream()
                .filter(found -> found.name().equals(name) && found.advisory().equals(advisory))
                .count();
    }

    /** Findings of crates that have more of them than before, as {@code ID name@version}. */
    private List<String> news(Lockfile before, Lockfile after) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        advisories
                .findings(before)
                .forEach(one -> counts.merge(one.advisory().id() + " " + one.name(), 1, Integer::sum));
        List<String> news = new ArrayList<>();
        List<String> old = advisories.findings(before).stream()
                .map(one -> one.advisory().id() + " " + id(before, one))
                .toList();
        Map<String, Integer> now = new HashMap<>();
        for (Found found : advisories.findings(after)) {
            String key = found.advisory().id() + " " + found.name();
            int count = now.merge(key, 1, Integer::sum);
            String text = found.advisory().id() + " " + id(after, found);
            if (!old.contains(text) && count > Objects.requireNonNull(counts.getOrDefault(key, 0))) {
                news.add(text);
            }
        }
        return news;
    }
}
