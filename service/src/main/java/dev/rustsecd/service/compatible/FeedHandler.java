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
        byte[] feed = call.query()
                .one("crate")
                .filter(name -> !name.isEmpty())
                .map(CrateName::parse)
                .map(crate -> SiteFeed.render(surface.site(), crate, today))
                .orElseGet(() -> SiteFeed.render(surface.site(), today));
        return Future.succeededFuture(
                surface.withAge(Answer.of(200, "application/atom+xml; charset=utf-8", feed), now));
    }
}
