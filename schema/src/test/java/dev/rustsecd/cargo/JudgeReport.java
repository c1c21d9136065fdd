package dev.rustsecd.cargo;

import dev.rustsecd.cargo.CargoJudge.Judgement;
import dev.rustsecd.cargo.CargoJudge.Verdict;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What cargo said of many plans, as docs/fixes.md shows it. */
final class JudgeReport {
    /** The one reason for doubt that leaves a plan bound to its promise: every other says that it may turn out otherwise. */
    private static final String MANIFESTS = "requirements of packages that are not on crates.io";

    private final List<Judgement> judgements;

    JudgeReport(List<Judgement> judgements) {
        this.judgements = judgements;
    }

    /** Promises that cargo did not keep: commands that it refused, findings that stayed or came. */
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        for (Judgement judgement : judgements) {
            for (Verdict verdict : judgement.verdicts()) {
                FixPlan plan = verdict.plan();
                boolean excused = verdict.complaint().equals(CargoJudge.STAYS) && !isBinding(plan);
                if (!plan.commands().isEmpty() && !verdict.complaint().isEmpty() && !excused) {
                    broken.add(judgement.name() + ": " + verdict.id() + ": " + verdict.complaint());
                }
            }
            if (!judgement.complaint().isEmpty()) {
                broken.add(judgement.name() + ": all: " + judgement.complaint());
            }
        }
        return broken;
    }

    private static boolean isBinding(FixPlan plan) {
        return plan.verified() == Verification.FULL
                || plan.cautions().stream().allMatch(caution -> caution.startsWith(MANIFESTS));
    }

    /** Findings that a planless plan called without a way, and that letting everything go did away with. */
    List<String> overlooked() {
        List<String> overlooked = new ArrayList<>();
        for (Judgement judgement : judgements) {
            for (Verdict verdict : judgement.verdicts()) {
                if (verdict.plan().commands().isEmpty() && !verdict.complaint().isEmpty()) {
                    overlooked.add(judgement.name() + ": "
                            + verdict.finding().advisory().id() + ' ' + verdict.id() + ": " + verdict.complaint());
                }
            }
        }
        return overlooked;
    }

    String text() {
        Map<String, int[]> classes = new TreeMap<>();
        int findings = 0;
        int solved = 0;
        for (Judgement judgement : judgements) {
            solved += judgement.all().solves();
            for (Verdict verdict : judgement.verdicts()) {
                findings++;
                String key = verdict.plan().fixClass().label() + " | "
                        + verdict.plan().verified().label();
                int[] counts = classes.computeIfAbsent(key, none -> new int[2]);
                counts[0]++;
                counts[1] += verdict.complaint().isEmpty() ? 0 : 1;
            }
        }
        StringBuilder text =
                new StringBuilder("| class | verified | findings | cargo did otherwise |\n|---|---|---|---|\n");
        classes.forEach((key, counts) -> text.append("| " + key + " | " + counts[0] + " | " + counts[1] + " |\n"));
        text.append("\n" + judgements.size() + " lockfiles, " + findings + " findings, " + solved
                + " solved by the joined commands\n");
        broken().forEach(line -> text.append("\nbroken: ").append(line));
        overlooked().forEach(line -> text.append("\noverlooked: ").append(line));
        return text.append('\n').toString();
    }
}
