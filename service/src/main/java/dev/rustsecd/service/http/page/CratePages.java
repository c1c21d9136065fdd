package dev.rustsecd.service.http.page;

import static dev.rustsecd.service.exchange.Operation.now;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.audit.VersionReport;
import dev.rustsecd.catalog.CrateOverview;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.page.CrateListPage;
import dev.rustsecd.service.page.CratePage;
import dev.rustsecd.service.page.CrateRow;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.page.VersionPage;
import dev.rustsecd.service.page.part.Addresses;
import dev.rustsecd.service.request.PublicAddress;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.service.request.VersionQuestion;
import dev.rustsecd.service.view.Basis;
import dev.rustsecd.service.view.CrateQuestions;
import java.util.List;
import java.util.SortedMap;

/** The pages of a crate, of one of its versions, and of all crates that have advisories. */
final class CratePages {
    private static final int PAGE_SIZE = 100;

    private final CrateQuestions questions;
    private final Pages pages;
    private final PublicAddress address;

    CratePages(CrateQuestions questions, Pages pages, PublicAddress address) {
        this.questions = questions;
        this.pages = pages;
        this.address = address;
    }

    /**
     * @param base where the links of the page lead
     */
    private record Crate(CrateName name, String base) {}

    Operation<?> crate() {
        return Operation.get(
                "cratePage",
                "/crates/:name",
                call -> new Crate(CrateName.parse(call.pathParameter("name")), base(call)),
                asked -> questions.about(asked.name()).map(basis -> page(basis, asked)));
    }

    private Answer page(Basis basis, Crate asked) {
        CrateOverview crate = basis.crate(asked.name());
        VersionReport newest = crate.newest()
                .map(version -> basis.version(new VersionQuestion(crate.crate(), version), AuditPolicy.DEFAULT))
                .orElse(null);
        byte[] page = pages.crate(
                CratePage.of(crate, newest, basis.yanks(), new CratePage.Setting(asked.base(), basis.now())));
        return basis.withAges(Html.of(crate.isNobodys() ? 404 : 200, page), crate.registry());
    }

    private record Version(VersionQuestion version, String base) {}

    Operation<?> version() {
        return Operation.get(
                "versionPage",
                "/crates/:name/:version",
                call -> new Version(
                        VersionQuestion.of(call.pathParameter("name"), call.pathParameter("version")), base(call)),
                asked -> questions.about(asked.version().crate()).map(basis -> page(basis, asked)));
    }

    private Answer page(Basis basis, Version asked) {
        VersionReport report = basis.version(asked.version(), AuditPolicy.DEFAULT);
        VersionPage page = VersionPage.of(report, basis.snapshot(), basis.now(), asked.base());
        Answer answer = Html.of(report.isNobodys() ? 404 : 200, pages.version(page));
        return basis.withAges(answer.with(report.verdict(), report.incompleteBecause()), report.registry());
    }

    /** The crates that have advisories; a part of their names may be asked for. */
    Operation<?> list() {
        return Operation.get("crateListPage", "/crates/", Call::query, now(this::list));
    }

    private Answer list(Query query) {
        Basis basis = questions.now();
        String asked = query.all("q").stream().findFirst().orElse("").strip();
        String part = asked.substring(0, Math.min(asked.length(), CrateName.MAX_LENGTH));
        int page = AdvisoryPages.page(query);
        SortedMap<String, List<Advisory>> found = basis.view().search().crates(part);
        List<CrateRow> rows = found.entrySet().stream()
                .skip((long) page * PAGE_SIZE)
                .limit(PAGE_SIZE)
                .map(entry -> CrateRow.of(entry.getKey(), entry.getValue(), basis.now()))
                .toList();
        boolean more = (long) (page + 1) * PAGE_SIZE < found.size();
        String next = more ? "/crates/?q=" + Addresses.segment(part) + "&page=" + (page + 2) : null;
        return Html.ok(pages.crates(CrateListPage.of(part, rows, found.size(), next)));
    }

    private String base(Call call) {
        return call.ownAddress(address).orElse(PublicAddress.USUAL);
    }
}
