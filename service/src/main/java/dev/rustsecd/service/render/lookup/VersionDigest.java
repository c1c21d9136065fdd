package dev.rustsecd.service.render.lookup;

import dev.rustsecd.audit.Finding;
import dev.rustsecd.audit.Incomplete;
import dev.rustsecd.audit.VersionReport;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.service.render.FixText;
import dev.rustsecd.service.render.YankText;
import dev.rustsecd.service.render.markdown.MarkdownText;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.SourceState;
import dev.rustsecd.words.CautionSentences;
import dev.rustsecd.words.LookupSentences;
import dev.rustsecd.words.VerdictSentences;
import dev.rustsecd.yank.Yank;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one version, short: the verdict and what to do first, then the advisories, the gravest first, each with
 * as much of its text as there is room for. What is left out is counted, and the answer says where it is.
 */
public final class VersionDigest {
    /** Of a whole answer, as {@link Tokens} counts them. */
    static final int MAX_TOKENS = 2_000;

    /** For the lines behind the findings. */
    private static final int RESERVED = 150;

    private static final int MAX_NAMED = 5;
    private static final int MAX_REASONS = 3;
    private static final int MAX_REASON = 300;

    private final VersionReport report;
    private final Snapshot snapshot;
    private final Layout layout;
    private final String version;

    private VersionDigest(VersionReport report, Snapshot snapshot, Layout layout) {
        this.report = report;
        this.snapshot = snapshot;
        this.layout = layout;
        this.version = report.crate() + " " + report.version();
    }

    public static String text(VersionReport report, Snapshot snapshot) {
        return new VersionDigest(report, snapshot, Layout.TEXT).render();
    }

    public static String markdown(VersionReport report, Snapshot snapshot) {
        return new VersionDigest(report, snapshot, Layout.MARKDOWN).render();
    }

    private String render() {
        StringBuilder out = new StringBuilder(head());
        List<FindingDigest> shown = new ArrayList<>();
        List<String> facts = new ArrayList<>();
        int left = MAX_TOKENS - RESERVED - Tokens.of(out.toString());
        for (Finding finding :
                report.findings().stream().sorted(Finding.GRAVEST_FIRST).toList()) {
            FindingDigest digest = new FindingDigest(finding, layout);
            String lines = digest.facts();
            int tokens = Tokens.of(lines);
            if (tokens > left) {
                break;
            }
            left -= tokens;
            shown.add(digest);
            facts.add(lines);
        }
        for (int i = 0; i < shown.size(); i++) {
            String text = shown.get(i).text(left / (shown.size() - i));
            left -= Tokens.of(text);
            out.append(facts.get(i)).append(text);
        }
        return out.append(tail(report.findings().size() - shown.size()))
                .toString()
                .replaceAll("\n{3,}", "\n\n");
    }

    private String head() {
        List<String> sentences = new ArrayList<>();
        sentences.add(verdict());
        if (Boolean.FALSE.equals(report.known())) {
            sentences.add(LookupSentences.notOnRegistry(version));
        }
        for (Incomplete because : report.incompleteBecause()) {
            sentences.add(VerdictSentences.notEverythingChecked(because.clause(MAX_NAMED)));
        }
        FixPlan fix = report.fix();
        if (fix != null) {
            sentences.add(LookupSentences.fix(FixText.ofPlan(report.crate().toString(), fix)));
            fix.cautions().stream()
                    .limit(MAX_REASONS)
                    .map(CautionSentences::caution)
                    .forEach(sentences::add);
        }
        if (report.yank().isYanked()) {
            yank(report.yank(), sentences);
        }
        StringBuilder out = new StringBuilder(layout.title(version));
        sentences.forEach(sentence -> out.append(layout.sentence(sentence)));
        return out.toString();
    }

    private String verdict() {
        int found = report.findings().size();
        return switch (report.verdict()) {
            case CLEAN -> VerdictSentences.versionClean(version);
            case UNKNOWN -> VerdictSentences.versionUnknown(version);
            case FINDINGS -> {
                if (!report.yank().isYanked()) {
                    yield VerdictSentences.versionFindings(found, version);
                }
                yield found == 0
                        ? VerdictSentences.versionYanked(version)
                        : VerdictSentences.versionFindingsAndYanked(found, version);
            }
        };
    }

    /** Why, as far as is known, and what to do. */
    private static void yank(Yank yank, List<String> sentences) {
        YankText.reasons(yank).stream()
                .limit(MAX_REASONS)
                .map(reason -> MarkdownText.cut(reason, MAX_REASON))
                .forEach(sentences::add);
        YankText.affected(yank).ifPresent(sentences::add);
        sentences.add(YankText.advice(yank));
        Yank.Newest newest = yank.newestUnyanked();
        if (newest != null) {
            sentences.add(LookupSentences.newestUnyanked(newest.version()));
        }
    }

    private String tail(int leftOut) {
        StringBuilder out = new StringBuilder("\n");
        if (leftOut > 0) {
            out.append(layout.sentence(LookupSentences.leftOut(leftOut)));
        }
        out.append(layout.sentence(LookupSentences.checkedAgainst(data())));
        if (!report.registry().on()) {
            out.append(layout.sentence(VerdictSentences.yanksNotLookedUp()));
        }
        String address = "/v1/crates/" + report.crate() + "/" + report.version() + "?format=json";
        return out.append(layout.reference("JSON", address)).toString();
    }

    private String data() {
        int count = snapshot.advisories().size();
        return snapshot.sources().stream()
                .filter(SourceState::rustsec)
                .findFirst()
                .map(source -> LocalDate.ofInstant(source.committedAt(), ZoneOffset.UTC))
                .map(day -> VerdictSentences.advisoriesOfDay(count, day.toString()))
                .orElseGet(() -> VerdictSentences.advisories(count));
    }
}
