package dev.rustsecd.service.http.page;

import dev.rustsecd.catalog.CrateOverview;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.ErrorForm;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.page.VersionPage;
import dev.rustsecd.service.page.embed.CardPage;
import dev.rustsecd.service.page.embed.OembedTarget;
import dev.rustsecd.service.page.part.Asset;
import dev.rustsecd.service.page.part.Snippet;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.request.PublicAddress;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.service.request.VersionQuestion;
import dev.rustsecd.service.view.Basis;
import dev.rustsecd.service.view.CrateQuestions;
import dev.rustsecd.words.page.EmbedSentences;
import dev.rustsecd.words.rejection.RequestSentences;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** The cards that other sites show in a frame, and oEmbed, by which they find them. Source: oEmbed 1.0, sections 2.2 and 2.3. */
final class EmbedPages {
    /** The style sheet is in the card, and nothing else is loaded; any site may have it in a frame. */
    private static final String POLICY = "default-src 'none'; style-src " + Asset.CARD.policyHash()
            + "; base-uri 'none'; form-action 'none'; frame-ancestors *";

    private static final String LIFETIME = "public, max-age=300";
    private static final int LIFETIME_SECONDS = 300;
    private static final int WIDTH = 480;
    private static final int HEIGHT = 220;
    private static final int LEAST = 120;

    private final CrateQuestions questions;
    private final Pages pages;
    private final PublicAddress address;

    EmbedPages(CrateQuestions questions, Pages pages, PublicAddress address) {
        this.questions = questions;
        this.pages = pages;
        this.address = address;
    }

    private record Crate(CrateName name, String base) {}

    private record Version(VersionQuestion version, String base) {}

    Operation<?> crate() {
        return Operation.get(
                "embedCratePage",
                "/embed/:name",
                call -> new Crate(CrateName.parse(call.pathParameter("name")), base(call)),
                asked -> questions.about(asked.name()).map(basis -> card(basis, asked)));
    }

    Operation<?> version() {
        return Operation.get(
                "embedVersionPage",
                "/embed/:name/:version",
                call -> new Version(
                        VersionQuestion.of(call.pathParameter("name"), call.pathParameter("version")), base(call)),
                asked -> questions.about(asked.version().crate()).map(basis -> card(basis, asked)));
    }

    /** JSON, also when it tells of what is wrong. */
    Operation<?> oembed() {
        return Operation.get("oembed", "/oembed", call -> call, Operation.now(this::oembed))
                .with(ErrorForm.PROBLEM);
    }

    private String base(Call call) {
        return call.ownAddress(address).orElse(PublicAddress.USUAL);
    }

    private Answer card(Basis basis, Crate asked) {
        CrateOverview crate = basis.crate(asked.name());
        CardPage.Setting setting = new CardPage.Setting(basis.snapshot(), basis.now(), asked.base());
        CardPage card = crate.newest()
                .map(newest -> basis.version(new VersionQuestion(crate.crate(), newest), AuditPolicy.DEFAULT))
                .map(report -> CardPage.of(report, VersionPage.headline(report), true, setting))
                .orElseGet(() -> CardPage.of(crate, setting));
        return basis.withAges(framed(crate.isNobodys() ? 404 : 200, card), crate.registry());
    }

    private Answer card(Basis basis, Version asked) {
        var report = basis.version(asked.version(), AuditPolicy.DEFAULT);
        CardPage.Setting setting = new CardPage.Setting(basis.snapshot(), basis.now(), asked.base());
        CardPage card = CardPage.of(report, VersionPage.headline(report), false, setting);
        Answer answer = framed(report.isNobodys() ? 404 : 200, card);
        return basis.withAges(answer.with(report.verdict(), report.incompleteBecause()), report.registry());
    }

    private Answer framed(int status, CardPage card) {
        return Answer.of(status, "text/html; charset=utf-8", pages.card(card))
                .with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "no-referrer")
                .with("Cache-Control", LIFETIME);
    }

    private Answer oembed(Call call) {
        Query query = call.query();
        String base = base(call);
        String url = query.one("url").orElseThrow(() -> Query.invalid("url", RequestSentences.isMissing()));
        if (!query.one("format").orElse("json").equals("json")) {
            throw Query.invalid("format", RequestSentences.mustBe("json"));
        }
        OembedTarget target = OembedTarget.of(url, base)
                .orElseThrow(() -> new ProblemAnswer(ProblemType.NOT_FOUND, EmbedSentences.pagesWithCards(base)));
        int width = size(query, "maxwidth", WIDTH);
        int height = size(query, "maxheight", HEIGHT);
        String title = target.version().isEmpty()
                ? EmbedSentences.titleOfCrate(target.crate())
                : EmbedSentences.title(target.crate(), target.version());
        JsonObject json = new JsonObject()
                .put("version", "1.0")
                .put("type", "rich")
                .put("provider_name", "rustsecd")
                .put("provider_url", base + "/")
                .put("title", title)
                .put("cache_age", LIFETIME_SECONDS)
                .put("width", width)
                .put("height", height)
                .put("html", Snippet.frame(base + target.card(), width, height));
        return Answer.json(json.encode().getBytes(StandardCharsets.UTF_8)).with("Cache-Control", LIFETIME);
    }

    /** At most what is usual, and no more than the site has room for. */
    private static int size(Query query, String name, int usual) {
        String text = query.one(name).orElse("");
        int most = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : usual;
        return Math.max(LEAST, Math.min(usual, most));
    }
}
