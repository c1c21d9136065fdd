package dev.rustsecd.service.page;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.audit.DependencyPaths;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.service.page.part.Addresses;
import dev.rustsecd.service.page.part.SeverityMark;
import dev.rustsecd.service.render.FixText;
import dev.rustsecd.words.FindingSentences;
import java.util.List;

/** A finding as a report shows it. */
public record FindingView(
        String crate,
        String version,
        String crateAddress,
        SeverityMark mark,
        String advisory,
        String advisoryAddress,
        String title,
        String fixSentence,
        List<String> commands,
        List<String> notes,
        String pathSentence,
        List<List<String>> paths) {
    static FindingView of(Finding finding) {
        LockedPackage affected = finding.affected();
        Advisory advisory = finding.advisory();
        FixPlan fix = finding.fix();
        return new FindingView(
                affected.name(),
                affected.versionText(),
                Addresses.version(affected.name(), affected.versionText()),
                SeverityMark.of(advisory),
                advisory.id().text(),
                Addresses.advisory(advisory.id().text()),
                advisory.title(),
                fix == null ? "" : FixText.sentence(finding),
                fix == null ? List.of() : fix.commands(),
                FixText.notes(fix, finding.paths().labels()),
                pathSentence(finding.paths()),
                paths(finding.paths()));
    }

    static List<List<String>> paths(DependencyPaths paths) {
        return paths.shortest().stream()
                .filter(path -> path.size() > 1)
                .map(path -> path.stream().map(paths.labels()::of).toList())
                .toList();
    }

    static String pathSentence(DependencyPaths paths) {
        if (paths.shortest().isEmpty()) {
            return "";
        }
        String root = paths.labels().of(paths.shortest().get(0).get(0));
        return FindingSentences.pulledIn(root, Math.max(0, paths.total() - 1));
    }
}
