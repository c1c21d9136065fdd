package dev.rustsecd.service.audit;

import dev.rustsecd.crate.CratesIoMirrors;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.service.admission.Place;
import java.time.Duration;

/**
 * A lockfile to audit.
 *
 * @param maxWait how long to wait for crates that nobody has fetched
 * @param small whether an event loop may audit it
 * @param place where it is worked on
 */
public record AuditQuestion(Lockfile lockfile, AuditPolicy policy, Duration maxWait, boolean small, Place place) {
    /** The same question of a lockfile in which packages of these mirrors are crates.io's. */
    AuditQuestion recognizing(CratesIoMirrors mirrors) {
        return new AuditQuestion(lockfile.recognizing(mirrors), policy, maxWait, small, place);
    }

    /** The names of the packages of crates.io; walked only where somebody asks. */
    Iterable<String> crates() {
        return () -> lockfile.packages().stream()
                .filter(LockedPackage::isCratesIo)
                .map(LockedPackage::name)
                .iterator();
    }
}
