package dev.rustsecd.service.compatible;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.site.SiteFeed;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** {@code GET /feed.xml}: the latest advisories as Atom, or with {@code ?crate=} those of one crate. */
public final class FeedHandler implements OperationHandler {
    private final Surfaces surfaces;
    private final InstantSource clock;

    public FeedHandler(Surfaces surfaces, InstantSource clock) {
        this.surfaces = surfaces;
        this.clock = clock;
    }

    @Override
    public Future<Answer> answer(Call call) {
        Surface surface = surfaces.current();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Optional<CrateName> crate =
                call.query().one("crate").filter(name -> !name.isEmpty()).map(CrateName::parse);
        byte[] feed = crate.map(one -> SiteFeed.render(surface.site(), one, today))
                .orElseGet(() -> SiteFeed.render(surface.site(), today));
        boolean lacking = crate.map(one -> surface.quarantine().concernsCrate(one.toString()))
                .orElseGet(() -> surface.quarantine().concernsPackages());
        return Future.succeededFuture(
                surface.finished(Answer.of(200, "application/atom+xml; charset=utf-8", feed), lacking, now));
    }
}
