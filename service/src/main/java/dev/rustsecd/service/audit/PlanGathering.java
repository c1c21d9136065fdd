package dev.rustsecd.service.audit;

import dev.rustsecd.audit.LockfileAudit;
import dev.rustsecd.audit.LockfileAudit.Gathered;
import dev.rustsecd.audit.LockfileAudit.Plans;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.service.exchange.BoundedWorker;
import dev.rustsecd.service.store.RequirementsReader;
import dev.rustsecd.snapshot.RegistryFacts;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what the plans of one audit need and plans, until nothing is missing or the database was read often enough; then
 * what could not be read is taken for unread. Looking at what is kept is no reading.
 */
final class PlanGathering implements Gathered {
    /** Each follows what the one before has found; so many are a budget, not what any lockfile is known to need. */
    private static final int MAX_READINGS = 50;

    private final RegistryFacts registry;
    private final RequirementsReader requirements;
    private final BoundedWorker worker;
    private final boolean small;
    private final Map<String, KnownCrate> gathered = new ConcurrentHashMap<>();

    /** Whether what is not there by now counts as unread. */
    private volatile boolean done;

    /** Whether plans were made without something that the database has. */
    private volatile boolean cut;

    /** Whether crates that the registry has said nothing of are waited for no longer. */
    private volatile boolean settled;

    /**
     * @param small whether the event loop may plan where that takes little
     */
    PlanGathering(RegistryFacts registry, RequirementsReader requirements, BoundedWorker worker, boolean small) {
        this.registry = registry;
        this.requirements = requirements;
        this.worker = worker;
        this.small = small;
    }

    /** Of what plans missed, the crates that the registry has said nothing of yet, by names that it could have. */
    static Set<String> unheardOf(RegistryFacts registry, Plans plans) {
        Set<String> unheard = new LinkedHashSet<>();
        for (String name : plans.missing()) {
            if (!registry.answer(name).isGiven() && CrateName.isRegistryName(name)) {
                unheard.add(name);
            }
        }
        return unheard;
    }

    /**
     * @param needs what the audit said of itself
     */
    Future<Plans> plan(LockfileAudit audit, Collection<String> needs) {
        return readAndPlan(audit, needs, MAX_READINGS);
    }

    /** Whether plans would be others if more had been read: the database is away, or was asked often enough. */
    boolean isCut() {
        return cut;
    }

    /** Plans again, without what the registry has said nothing of. */
    Future<Plans> settle(LockfileAudit audit) {
        settled = true;
        return play(audit);
    }

    private Future<Plans> readAndPlan(LockfileAudit audit, Collection<String> names, int readings) {
        List<CrateReleases> unread = unread(names);
        Future<Boolean> read = unread.isEmpty() ? Future.succeededFuture(true) : read(unread);
        return read.compose(complete -> {
            int left = unread.isEmpty() ? readings : readings - 1;
            done = !complete || left == 0;
            return play(audit).compose(plans -> {
                boolean more = !done && !unread(plans.missing()).isEmpty();
                return more ? readAndPlan(audit, plans.missing(), left) : Future.succeededFuture(plans);
            });
        });
    }

    /** The crates that the registry has and of which it is not here what they require. */
    private List<CrateReleases> unread(Collection<String> names) {
        List<CrateReleases> unread = new ArrayList<>();
        for (String name : names) {
            CrateReleases crate = registry.answer(name).crate();
            if (crate != null && of(crate) == null) {
                unread.add(crate);
            }
        }
        return unread;
    }

    private Future<Boolean> read(List<CrateReleases> crates) {
        return requirements.read(crates).map(read -> {
            gathered.putAll(read.found());
            if (read.complete()) {
                crates.forEach(crate -> gathered.putIfAbsent(key(crate), KnownCrate.of(crate, null)));
            }
            return read.complete();
        });
    }

    private Future<Plans> play(LockfileAudit audit) {
        Optional<Plans> plans = small ? audit.planBriefly(this) : Optional.empty();
        return plans.isPresent() ? Future.succeededFuture(plans.get()) : worker.run(() -> audit.plan(this));
    }

    @Override
    public boolean isAll() {
        return settled;
    }

    @Override
    public @Nullable KnownCrate of(CrateReleases crate) {
        KnownCrate known = gathered.get(key(crate));
        if (known == null) {
            known = requirements.kept(crate);
        }
        if (known == null) {
            cut |= done;
            return done ? KnownCrate.of(crate, null) : null;
        }
        gathered.put(key(crate), known); // for as long as this takes, whatever is kept meanwhile
        return known;
    }

    private static String key(CrateReleases crate) {
        return CrateName.canonical(crate.crate());
    }
}
