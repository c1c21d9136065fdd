package dev.rustsecd.service.render.entry;

import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.service.render.FixText;
import dev.rustsecd.service.render.YankText;
import java.util.List;

/**
 * What to do about a finding.
 *
 * @param commands that do it, in order; empty where it takes more than commands
 */
public record FixAdvice(String sentence, List<String> commands) {
    public FixAdvice {
        commands = List.copyOf(commands);
    }

    public static FixAdvice of(Finding finding) {
        return new FixAdvice(FixText.sentence(finding), FixText.commands(finding.fix()));
    }

    static FixAdvice of(YankedPackage yanked) {
        return new FixAdvice(YankText.advice(yanked), YankText.commands(yanked));
    }
}
