package dev.rustsecd.service.page;

import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.service.page.part.Addresses;
import dev.rustsecd.service.render.YankText;
import dev.rustsecd.yank.Yank;
import java.util.ArrayList;
import java.util.List;

/** A yanked package as a report shows it. */
public record YankView(
        String crate,
        String version,
        String crateAddress,
        String label,
        List<String> lines,
        List<String> commands,
        String pathSentence,
        List<List<String>> paths) {
    static YankView of(YankedPackage yanked) {
        LockedPackage locked = yanked.locked();
        FixPlan fix = yanked.fix();
        return new YankView(
                locked.name(),
                locked.versionText(),
                Addresses.version(locked.name(), locked.versionText()),
                label(yanked.yank()),
                lines(yanked.yank()),
                fix == null ? List.of() : fix.commands(),
                FindingView.pathSentence(yanked.paths()),
                FindingView.paths(yanked.paths()));
    }

    static String label(Yank yank) {
        return YankText.kind(yank);
    }

    /** Why, as far as is known, what to do, and what that is judged by. */
    static List<String> lines(Yank yank) {
        List<String> lines = new ArrayList<>(reasons(yank));
        lines.addAll(yank.evidence());
        return lines;
    }

    /** Why, as far as is known, and what to do. */
    static List<String> reasons(Yank yank) {
        List<String> lines = new ArrayList<>(YankText.reasons(yank));
        YankText.affected(yank).ifPresent(lines::add);
        lines.add(YankText.advice(yank));
        return lines;
    }
}
