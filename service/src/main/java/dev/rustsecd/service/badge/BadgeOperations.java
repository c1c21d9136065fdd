package dev.rustsecd.service.badge;

import dev.rustsecd.audit.VersionReport;
import dev.rustsecd.catalog.CrateOverview;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.semver.Version;
import dev.rustsecd.service.badge.Badge.Tone;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.request.VersionQuestion;
import dev.rustsecd.service.view.Basis;
import dev.rustsecd.service.view.CrateQuestions;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Badges of crates and versions, as images and for shields.io. Always 200 and a badge: those who show it on their pages
 * show nothing of any other status, and what cannot be said is grey.
 */
public final class BadgeOperations {
    private static final String LIFETIME = "public, max-age=300";
    private static final String NOT_TO_BE_KEPT = "no-store";

    private final CrateQuestions questions;

    public BadgeOperations(CrateQuestions questions) {
        this.questions = questions;
    }

    public List<Operation<?>> table() {
        return List.of(
                badge("crateBadge", "/badge/:crate.svg", BadgeOperations::svg),
                badge("crateBadgeEndpoint", "/badge/:crate.json", BadgeOperations::shields),
                badge("versionBadge", "/badge/:crate/:version.svg", BadgeOperations::svg),
                badge("versionBadgeEndpoint", "/badge/:crate/:version.json", BadgeOperations::shields));
    }

    private Operation<?> badge(String id, String path, Function<Badge, Answer> form) {
        return Operation.get(id, path, Question::read, asked -> answer(asked, form));
    }

    /** Nothing is refused: what is asked may be no name and no version. */
    private record Question(String name, String number) {
        static Question read(Call call) {
            return new Question(call.pathParameter("crate"), call.pathParameter("version"));
        }
    }

    private Future<Answer> answer(Question asked, Function<Badge, Answer> form) {
        if (!questions.views().isLoaded()) {
            return constant("no data yet", form, NOT_TO_BE_KEPT);
        }
        if (!CrateName.isRegistryName(asked.name())) {
            return constant("no such crate", form, LIFETIME);
        }
        Optional<Version> version = Version.tryParse(asked.number());
        if (version.isEmpty() && !asked.number().isEmpty()) {
            return constant("no such version", form, LIFETIME);
        }
        CrateName crate = CrateName.of(asked.name());
        return questions
                .about(crate)
                .map(basis -> version.map(number -> ofVersion(basis, crate, number, form))
                        .orElseGet(() -> ofCrate(basis, crate, form)));
    }

    private static Future<Answer> constant(String message, Function<Badge, Answer> form, String lifetime) {
        Badge badge = new Badge(message, Tone.UNKNOWN);
        return Future.succeededFuture(form.apply(badge).with("Cache-Control", lifetime));
    }

    private static Answer ofVersion(Basis basis, CrateName crate, Version version, Function<Badge, Answer> form) {
        VersionReport report = report(basis, crate, version);
        Answer answer = form.apply(VersionBadge.of(report)).with("Cache-Control", LIFETIME);
        return basis.withAges(answer, report.registry());
    }

    private static Answer ofCrate(Basis basis, CrateName name, Function<Badge, Answer> form) {
        CrateOverview crate = basis.crate(name);
        Badge badge = crate.newest()
                .map(newest -> VersionBadge.of(report(basis, name, newest)))
                .map(newest -> CrateBadge.of(crate, newest, basis.yanks()))
                .orElseGet(() -> CrateBadge.withoutVersion(crate));
        return basis.withAges(form.apply(badge).with("Cache-Control", LIFETIME), crate.registry());
    }

    private static VersionReport report(Basis basis, CrateName crate, Version version) {
        return basis.version(new VersionQuestion(crate, version), AuditPolicy.DEFAULT);
    }

    private static Answer svg(Badge badge) {
        return Answer.of(200, "image/svg+xml", BadgeSvg.of(badge))
                .with("Content-Security-Policy", "default-src 'none'");
    }

    /**
     * A badge as shields.io draws it. Source: shields.io, "Endpoint Badge". What is unknown is an error there: then whoever
     * shows it cannot give it another colour, such as green.
     */
    private static Answer shields(Badge badge) {
        JsonObject json = new JsonObject()
                .put("schemaVersion", 1)
                .put("label", Badge.LABEL)
                .put("message", badge.message())
                .put("color", badge.tone().shieldsName());
        if (badge.tone() == Tone.UNKNOWN) {
            json.put("isError", true);
        }
        return Answer.json(json.encode().getBytes(StandardCharsets.UTF_8));
    }
}
