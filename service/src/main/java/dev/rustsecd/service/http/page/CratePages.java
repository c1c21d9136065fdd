package dev.rustsecd.service.http.page;

import dev.rustsecd.audit.VersionReport;
import dev.rustsecd.catalog.CrateOverview;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.page.CratePage;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.page.VersionPage;
import dev.rustsecd.service.request.PublicAddress;
import dev.rustsecd.service.request.VersionQuestion;
import dev.rustsecd.service.view.Basis;
import dev.rustsecd.service.view.CrateQuestions;

/** The pages of a crate and of one of its versions. */
final class CratePages {
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
        byte[] page = pages.crate(CratePage.of(crate, basis.yanks(), asked.base()));
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
        VersionPage page = VersionPage.of(report, basis.snapshot(), asked.base());
        Answer answer = Html.of(report.isNobodys() ? 404 : 200, pages.version(page));
        return basis.withAges(answer.with(report.verdict(), report.incompleteBecause()), report.registry());
    }

    private String base(Call call) {
        return call.ownAddress(address).orElse(PublicAddress.USUAL);
    }
}
