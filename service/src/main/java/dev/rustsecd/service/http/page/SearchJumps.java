package dev.rustsecd.service.http.page;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.audit.VersionReport;
import dev.rustsecd.catalog.CrateOverview;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.page.CrateRow;
import dev.rustsecd.service.page.part.Addresses;
import dev.rustsecd.service.search.SearchTarget;
import dev.rustsecd.service.view.Basis;
import dev.rustsecd.service.view.CrateQuestions;
import dev.rustsecd.snapshot.AdvisoryRecord;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Where a search leads that names what there is: an advisory, a crate, or a version of one. */
final class SearchJumps {
    /** A name that nobody has asked for may be a crate or a word; so long it is worth to find out. */
    private static final Duration WAIT = Duration.ofSeconds(2);

    private static final int MAX_CRATES = 6;
    private static final int LEAST_CHARACTERS = 2;

    private final CrateQuestions questions;

    SearchJumps(CrateQuestions questions) {
        this.questions = questions;
    }

    /** The answer that leads there; nothing where the words name nothing, or several things. */
    Future<Optional<Answer>> to(String words, Basis basis) {
        SearchTarget target = SearchTarget.of(words);
        List<AdvisoryRecord> named = basis.view().search().named(target.words());
        if (named.size() == 1) {
            return found(Addresses.advisory(named.get(0).advisory().id().text()));
        }
        if (target.version() != null) {
            var version = target.version();
            return questions.about(version.crate(), WAIT).map(arrived -> {
                VersionReport report = arrived.version(version, AuditPolicy.DEFAULT);
                boolean is = Boolean.TRUE.equals(report.known())
                        || !report.findings().isEmpty();
                return is
                        ? Optional.of(Html.seeOther(Addresses.version(
                                report.crate().toString(), report.version().toString())))
                        : Optional.empty();
            });
        }
        CrateName crate = target.crate();
        return crate == null
                ? Future.succeededFuture(Optional.empty())
                : questions.about(crate, WAIT).map(arrived -> crate(arrived.crate(crate)));
    }

    private static Future<Optional<Answer>> found(String address) {
        return Future.succeededFuture(Optional.of(Html.seeOther(address)));
    }

    private static Optional<Answer> crate(CrateOverview crate) {
        return isThere(crate)
                ? Optional.of(Html.seeOther(Addresses.crate(crate.crate().toString())))
                : Optional.empty();
    }

    private static boolean isThere(CrateOverview crate) {
        return Boolean.TRUE.equals(crate.known())
                || !crate.live().isEmpty()
                || !crate.withdrawn().isEmpty();
    }

    /** Crates with advisories whose names have the words in them, that of just the name first. */
    List<CrateRow> crates(String words, Basis basis) {
        String part = words.strip();
        if (part.length() < LEAST_CHARACTERS || !CrateName.isRegistryName(part)) {
            return List.of();
        }
        SortedMap<String, List<Advisory>> found = basis.view().search().crates(part);
        List<CrateRow> rows = new ArrayList<>();
        found.forEach((name, live) -> {
            if (CrateName.canonical(name).equals(CrateName.canonical(part))) {
                rows.add(row(name, live, basis.now()));
            }
        });
        found.forEach((name, live) -> {
            if (rows.size() < MAX_CRATES && !CrateName.canonical(name).equals(CrateName.canonical(part))) {
                rows.add(row(name, live, basis.now()));
            }
        });
        return rows;
    }

    static CrateRow row(String name, List<Advisory> live, Instant now) {
        return CrateRow.of(name, live, now);
    }
}
