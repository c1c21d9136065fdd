package dev.rustsecd.service.audit;

import dev.rustsecd.audit.Auditor;
import dev.rustsecd.audit.Inspection;
import dev.rustsecd.audit.Plans;
import dev.rustsecd.audit.Plans.Gathered;
import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.service.view.View;
import dev.rustsecd.snapshot.RegistryFacts;
import dev.rustsecd.storage.WantedCrates;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The audit of one request, within one budget of readings, crates and time: inspects, plans with what is gathered until
 * nothing more is missing, and reports. Where crates arrive that plans asked for, it inspects again.
 */
public final class AuditRun implements Gathered {
    /** Of the database; each follows what the one before has found. No lockfile is known to need as many. */
    static final int MAX_READINGS = 50;

    /** Each after the first because crates have arrived that plans asked for. */
    static final int MAX_INSPECTIONS = 3;

    private final Audits audits;
    private final AuditQuestion question;
    private final long deadlineNanos;
    private int inspections = MAX_INSPECTIONS;
    private int readings = MAX_READINGS;
    private int crates = WantedCrates.MAX_OF_A_QUESTION;

    /** Whether crates that plans asked for may still come. */
    private boolean arriving;

    /** Whatever is kept meanwhile. */
    private final Map<CanonicalName, KnownCrate> gathered = new ConcurrentHashMap<>();

    /** Whether what is not gathered by now counts as unread. */
    private volatile boolean read;

    /** Whether plans were made without something that the database has. */
    private volatile boolean cut;

    /** Whether crates that the registry has said nothing of are waited for no longer. */
    private volatile boolean settled;

    private AuditRun(Audits audits, AuditQuestion question) {
        this.audits = audits;
        this.question = question;
        this.deadlineNanos = System.nanoTime() + question.maxWait().toNanos();
    }

    /**
     * An inspection, and from what and how it was made.
     *
     * @param small whether the event loop does the rest of it
     */
    private record Inspected(View view, Inspection inspection, Instant now, boolean small) {
        RegistryFacts registry() {
            return view.snapshot().registry();
        }
    }

    /**
     * The report, once the crates that the question names have arrived or its wait is over. Must be called on the
     * context on which it goes on.
     *
     * @return fails with {@link Rejection#REPORT_TOO_LARGE}
     */
    public static Future<Audited> run(Audits audits, AuditQuestion question) {
        AuditRun run = new AuditRun(audits, question.recognizing(audits.mirrors()));
        return run.ask(run.question.crates()).compose(asked -> run.inspect());
    }

    private Future<Integer> ask(Iterable<String> names) {
        Duration maxWait = Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()));
        return question.place()
                .aside(audits.gatherer().ask(names, maxWait, crates))
                .onSuccess(asked -> crates -= asked);
    }

    private Future<Audited> inspect() {
        inspections--;
        gathered.clear();
        arriving = false;
        return inspected().compose(of -> gather(of, of.inspection().needs()));
    }

    private Future<Inspected> inspected() {
        if (question.small()) {
            try {
                return Future.succeededFuture(inspected(true));
            } catch (RejectedInput refused) {
                if (refused.rejection() != Rejection.REPORT_TOO_LARGE) {
                    throw refused;
                }
            }
        }
        return question.place().run(() -> inspected(false));
    }

    private Inspected inspected(boolean small) {
        View view = audits.views().current();
        Instant now = audits.clock().instant();
        Auditor auditor = audits.auditor(small);
        Inspection found = auditor.inspect(view.snapshot(), question.lockfile(), question.policy(), now);
        return new Inspected(view, found, now, small);
    }

    /** Plans once what these crates require is read, as far as it can be. */
    private Future<Audited> gather(Inspected of, Collection<CanonicalName> names) {
        List<CrateReleases> unread = unread(of, names);
        Future<Boolean> reading = unread.isEmpty() ? Future.succeededFuture(true) : read(unread);
        return reading.compose(complete -> {
                    read = !complete || readings == 0;
                    return plan(of);
                })
                .compose(plans -> goOn(of, plans));
    }

    private Future<Audited> goOn(Inspected of, Plans plans) {
        if (!read && !unread(of, plans.missing()).isEmpty()) {
            return gather(of, plans.missing());
        }
        Set<String> unanswered = unanswered(of, plans);
        arriving |= !unanswered.isEmpty() && audits.gatherer().isFetching();
        if (unanswered.isEmpty() || settled) {
            return report(of, plans);
        }
        return arriving && inspections > 0 && crates > 0
                ? ask(unanswered).compose(asked -> isArrived(of) ? inspect() : settle(of))
                : settle(of);
    }

    @SuppressWarnings("ReferenceEquality") // a view that nothing was added to is the same one
    private boolean isArrived(Inspected of) {
        return audits.views().current() != of.view();
    }

    /** Waits for no more: plans that had to stop at a crate of which nothing is heard are made without it. */
    private Future<Audited> settle(Inspected of) {
        settled = true;
        return gather(of, List.of());
    }

    private Future<Plans> plan(Inspected of) {
        Auditor auditor = audits.auditor(of.small());
        Optional<Plans> plans = of.small() ? auditor.planBriefly(of.inspection(), this) : Optional.empty();
        return plans.isPresent()
                ? Future.succeededFuture(plans.get())
                : question.place().run(() -> auditor.plan(of.inspection(), this));
    }

    private Future<Audited> report(Inspected of, Plans plans) {
        Supplier<Audited> report = () -> new Audited(
                of.view(),
                audits.auditor(of.small()).report(of.inspection(), plans),
                of.now(),
                of.small(),
                arriving || cut);
        return of.small()
                ? Future.succeededFuture(report.get())
                : question.place().run(report::get);
    }

    /** The crates that the registry has and of which it is not gathered what they require. */
    private List<CrateReleases> unread(Inspected of, Collection<CanonicalName> names) {
        List<CrateReleases> unread = new ArrayList<>();
        for (CanonicalName name : names) {
            CrateReleases crate = of.registry().answer(name).crate();
            if (crate != null && of(crate) == null) {
                unread.add(crate);
            }
        }
        return unread;
    }

    private Future<Boolean> read(List<CrateReleases> unread) {
        readings--;
        return audits.gatherer().read(unread).map(requirements -> {
            gathered.putAll(requirements.found());
            if (requirements.complete()) {
                unread.forEach(crate -> gathered.putIfAbsent(key(crate), KnownCrate.of(crate, null)));
            }
            return requirements.complete();
        });
    }

    /** Of what plans missed, the crates that the registry has said nothing of yet, by names that it could have. */
    private static Set<String> unanswered(Inspected of, Plans plans) {
        return plans.missing().stream()
                .filter(name -> !of.registry().answer(name).isGiven() && CrateName.isRegistryName(name.text()))
                .map(CanonicalName::text)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean isAll() {
        return settled;
    }

    @Override
    public @Nullable KnownCrate of(CrateReleases crate) {
        KnownCrate known = gathered.get(key(crate));
        if (known == null) {
            known = audits.gatherer().kept(crate);
        }
        if (known == null) {
            cut |= read;
            return read ? KnownCrate.of(crate, null) : null;
        }
        gathered.put(key(crate), known);
        return known;
    }

    private static CanonicalName key(CrateReleases crate) {
        return CanonicalName.of(crate.crate());
    }
}
