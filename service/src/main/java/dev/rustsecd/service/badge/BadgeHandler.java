package dev.rustsecd.service.badge;

import dev.rustsecd.audit.Auditor;
import dev.rustsecd.audit.VersionReport;
import dev.rustsecd.catalog.CrateOverview;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.semver.Version;
import dev.rustsecd.service.badge.Badge.Tone;
import dev.rustsecd.service.demand.CrateDemand;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.view.View;
import dev.rustsecd.service.view.Views;
import dev.rustsecd.snapshot.YankReader;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /badge/{crate}.svg} and {@code /badge/{crate}/{version}.svg}, and the same for shields.io. Always 200 and a
 * badge: those who show it on their pages show nothing of any other status, and what cannot be said is grey.
 */
public final class BadgeHandler implements OperationHandler {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String LIFETIME = "public, max-age=300";
    private static final String NOT_TO_BE_KEPT = "no-store";

    private final Views views;
    private final Auditor auditor;
    private final CrateDemand demand;
    private final InstantSource clock;
    private final Form form;

    public BadgeHandler(Views views, Auditor auditor, CrateDemand demand, InstantSource clock, Form form) {
        this.views = views;
        this.auditor = auditor;
        this.demand = demand;
        this.clock = clock;
        this.form = form;
    }

    /** What a badge is told in. */
    public enum Form {
        SVG,
        SHIELDS
    }

    @Override
    public Future<Answer> answer(Call call) {
        String name = call.pathParameter("crate");
        String number = call.pathParameter("version");
        if (!views.isLoaded()) {
            return constant(new Badge("no data yet", Tone.UNKNOWN), NOT_TO_BE_KEPT);
        }
        if (!CrateName.isRegistryName(name)) {
            return constant(new Badge("no such crate", Tone.UNKNOWN), LIFETIME);
        }
        Optional<Version> version = Version.tryParse(number);
        if (version.isEmpty() && !number.isEmpty()) {
            return constant(new Badge("no such version", Tone.UNKNOWN), LIFETIME);
        }
        CrateName crate = CrateName.of(name);
        return demand.arrival(List.of(name), PATIENCE)
                .map(done -> version.map(asked -> ofVersion(crate, asked)).orElseGet(() -> ofCrate(crate)));
    }

    private Answer ofVersion(CrateName crate, Version version) {
        View view = views.current();
        Instant now = clock.instant();
        VersionReport report = report(view, crate, version, now);
        return view.withAges(answer(VersionBadge.of(report), LIFETIME), report.registry(), now);
    }

    private Answer ofCrate(CrateName name) {
        View view = views.current();
        Instant now = clock.instant();
        CrateOverview crate = CrateOverview.of(view.snapshot(), name, auditor.rules(), now);
        YankReader yanks = new YankReader(view.snapshot(), auditor.rules().maturity(), null, now);
        Badge badge = CrateBadge.newest(crate)
                .map(newest -> VersionBadge.of(report(view, name, newest, now)))
                .map(newest -> CrateBadge.of(crate, newest, yanks))
                .orElseGet(() -> CrateBadge.withoutVersion(crate));
        return view.withAges(answer(badge, LIFETIME), crate.registry(), now);
    }

    private VersionReport report(View view, CrateName crate, Version version, Instant now) {
        return auditor.version(view.snapshot(), crate, version, AuditPolicy.DEFAULT, now);
    }

    private Future<Answer> constant(Badge badge, String lifetime) {
        return Future.succeededFuture(answer(badge, lifetime));
    }

    private Answer answer(Badge badge, String lifetime) {
        Answer answer = switch (form) {
            case SVG ->
                Answer.of(200, "image/svg+xml", BadgeSvg.of(badge))
                        .with("Content-Security-Policy", "default-src 'none'");
            case SHIELDS -> Answer.json(ShieldsJson.of(badge));
        };
        return answer.with("Cache-Control", lifetime);
    }
}
