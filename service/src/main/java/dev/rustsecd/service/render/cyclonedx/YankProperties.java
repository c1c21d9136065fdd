package dev.rustsecd.service.render.cyclonedx;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.AuditReport.IgnoredYank;
import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.service.render.YankText;
import dev.rustsecd.yank.Yank;
import dev.rustsecd.yank.YankReason;
import java.io.IOException;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is known of a yank as properties of the component. A yank is no vulnerability: it has no id that another tool
 * could look up, and no rating. An annotation would have to say when it was made, which a report does not.
 */
final class YankProperties {
    private static final String PREFIX = "rustsecd:yank:";

    private final IdentityHashMap<LockedPackage, YankedPackage> yanked = new IdentityHashMap<>();
    private final IdentityHashMap<LockedPackage, String> ignoredBy = new IdentityHashMap<>();

    YankProperties(AuditReport report) {
        if (report.yanked() != null) {
            report.yanked().forEach(one -> yanked.put(one.locked(), one));
        }
        for (IgnoredYank ignored : report.ignoredYanks()) {
            yanked.put(ignored.yanked().locked(), ignored.yanked());
            ignoredBy.put(ignored.yanked().locked(), ignored.by());
        }
    }

    /** Elements of {@code properties}; none for a package that is not yanked. */
    void write(JsonGenerator out, LockedPackage locked) throws IOException {
        YankedPackage one = yanked.get(locked);
        if (one == null) {
            return;
        }
        Yank yank = one.yank();
        CycloneDxReport.property(out, "rustsecd:yanked", "true");
        write(out, "class", yank.yankClass() == null ? null : yank.yankClass().label());
        write(out, "action", yank.action().label());
        write(out, "since", yank.since());
        for (YankReason reason : yank.reasons()) {
            write(out, "reason:" + reason.source().label(), reason.text());
            write(out, "advisory:" + reason.source().label(), reason.advisory());
        }
        for (String id : yank.affectedBy()) {
            write(out, "affected_by", id);
        }
        Yank.Newest newest = yank.newestUnyanked();
        write(out, "newest_unyanked", newest == null ? null : newest.version());
        for (String sentence : yank.evidence()) {
            write(out, "evidence", sentence);
        }
        write(out, "recommendation", YankText.adviceWithCommands(one));
        write(out, "ignored_by", ignoredBy.get(locked));
    }

    private static void write(JsonGenerator out, String name, @Nullable Object value) throws IOException {
        if (value != null) {
            CycloneDxReport.property(out, PREFIX + name, value.toString());
        }
    }
}
