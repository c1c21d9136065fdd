package dev.rustsecd.service.http.page;

import static dev.rustsecd.service.exchange.Operation.now;

import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.service.admission.Place;
import dev.rustsecd.service.audit.AuditQuestion;
import dev.rustsecd.service.audit.AuditRun;
import dev.rustsecd.service.audit.Audited;
import dev.rustsecd.service.audit.Audits;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.BodyReader;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.http.format.ReportRenderer;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.page.report.Downloads;
import dev.rustsecd.service.page.report.ReportPage;
import dev.rustsecd.service.render.ReportFormat;
import dev.rustsecd.service.request.PublicAddress;
import dev.rustsecd.service.view.CrateQuestions;
import dev.rustsecd.words.page.PageSentences;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The page of a report: of what a form sends, or of the example. Nothing of a lockfile is kept. */
final class ReportPages {
    private final CrateQuestions questions;
    private final Audits audits;
    private final BodyReader bodies;
    private final Pages pages;
    private final ReportRenderer renderer;
    private final PublicAddress address;
    private final ReportForm example = ReportForm.of(readExample(), null);

    ReportPages(CrateQuestions questions, Audits audits, BodyReader bodies, Pages pages, PublicAddress address) {
        this.questions = questions;
        this.audits = audits;
        this.bodies = bodies;
        this.pages = pages;
        this.renderer = new ReportRenderer(pages);
        this.address = address;
    }

    /** A form, where it was sent, and where it is worked on. */
    private record Asked(ReportForm form, String base, String note, Place place) {}

    Operation<?> report() {
        return Operation.of("reportPage", List.of("POST"), "/report", this::ask, this::answer);
    }

    /** A report is the answer to a form: who comes without one is shown the form. */
    Operation<?> form() {
        return Operation.get("reportForm", "/report", call -> call, now(call -> Html.seeOther("/")));
    }

    Operation<?> example() {
        return Operation.get(
                "examplePage",
                "/example",
                call -> new Asked(example, base(call), PageSentences.exampleNote(), call.place()),
                this::answer);
    }

    private Future<Asked> ask(Call call) {
        questions.views().requireLoaded();
        String base = base(call);
        return ReportForm.read(call, bodies).map(form -> new Asked(form, base, "", call.place()));
    }

    private String base(Call call) {
        return call.ownAddress(address).orElse(PublicAddress.USUAL);
    }

    private Future<Answer> answer(Asked asked) {
        questions.views().requireLoaded();
        AuditQuestion question = new AuditQuestion(
                asked.form().lockfile(), AuditPolicy.DEFAULT, CrateQuestions.USUAL_WAIT, false, asked.place());
        return AuditRun.run(audits, question).compose(audited -> asked.place().run(() -> answer(asked, audited)));
    }

    private Answer answer(Asked asked, Audited audited) {
        ReportFormat format = asked.form().format();
        Answer answer = format == null
                ? page(asked, audited)
                : Answer.of(200, format.contentType(), renderer.render(format, audited, asked.base()))
                        .with("Content-Disposition", "attachment; filename=\"" + Downloads.fileName(format) + '"')
                        .with("Content-Security-Policy", "default-src 'none'");
        return audited.describe(answer).with("Cache-Control", "no-store");
    }

    private Answer page(Asked asked, Audited audited) {
        ReportPage.Setting setting = ReportPage.Setting.site(
                asked.note(), audited.now(), Downloads.of(asked.form().packed(), asked.base()));
        return Html.ok(
                pages.report(ReportPage.of(audited.report(), audited.view().snapshot(), setting)));
    }

    private static byte[] readExample() {
        try (InputStream in = ReportPages.class.getResourceAsStream("/example/Cargo.lock")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
