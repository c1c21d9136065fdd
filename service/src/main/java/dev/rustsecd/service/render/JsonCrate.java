package dev.rustsecd.service.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.audit.Incomplete;
import dev.rustsecd.catalog.CrateOverview;
import dev.rustsecd.catalog.PublishedVersion;
import dev.rustsecd.release.Release;
import dev.rustsecd.service.render.JsonDatabase.Stale;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.YankReader;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that is known of one crate as JSON. */
public final class JsonCrate {
    private final CrateOverview crate;
    private final AdvisoryFragments fragments;
    private final YankReader yanks;

    private JsonCrate(CrateOverview crate, AdvisoryFragments fragments, YankReader yanks) {
        this.crate = crate;
        this.fragments = fragments;
        this.yanks = yanks;
    }

    /**
     * @param yanks of the same snapshot
     */
    public static byte[] render(
            CrateOverview crate, YankReader yanks, Snapshot snapshot, AdvisoryFragments fragments, Lists lists) {
        int expectedBytes = Stream.concat(crate.live().stream(), crate.withdrawn().stream())
                .mapToInt(fragments::sizeOf)
                .sum();
        JsonCrate json = new JsonCrate(crate, fragments, yanks);
        return Json.bytes(expectedBytes + FindingJson.EXPECTED_BYTES, out -> json.write(out, snapshot, lists));
    }

    /**
     * What is told of the lists.
     *
     * @param versions whether every version is listed
     * @param stale whether the advisories are too old to say that there are no others
     * @param incomplete why there may be others
     */
    public record Lists(boolean versions, boolean stale, List<Incomplete> incomplete) {
        public Lists {
            incomplete = List.copyOf(incomplete);
        }
    }

    private void write(JsonGenerator out, Snapshot snapshot, Lists lists) throws IOException {
        out.writeStartObject();
        Json.text(out, "crate", crate.crate());
        known(out, crate.known());
        FindingJson.because(out, lists.incomplete());
        advisories(out, "advisories", crate.live());
        advisories(out, "withdrawn", crate.withdrawn());
        Release latest = crate.latestSafe();
        Json.text(out, "latest_safe_version", latest == null ? null : latest.number());
        counts(out);
        yanked(out);
        versions(out, lists.versions() ? crate.versions() : null);
        Stale both = new Stale(lists.stale(), crate.registry().stale());
        Revision revision = crate.revision().max(yanks.revisionOf(crate.crate().toString()));
        JsonDatabase.write(out, snapshot, revision, both);
        out.writeEndObject();
    }

    /** Whether the registry has what was asked for. */
    static void known(JsonGenerator out, @Nullable Boolean known) throws IOException {
        if (known == null) {
            out.writeNullField("known");
        } else {
            out.writeBooleanField("known", known);
        }
    }

    /** The yanked versions, the newest first, each with what its yank means; null where nothing is known of them. */
    private void yanked(JsonGenerator out) throws IOException {
        if (crate.versions() == null) {
            out.writeNullField("yanked");
            return;
        }
        out.writeArrayFieldStart("yanked");
        for (PublishedVersion version : crate.versions()) {
            if (version.release().isYanked()) {
                out.writeStartObject();
                String number = version.release().number();
                Json.text(out, "version", number);
                JsonYank.member(out, yanks.of(crate.crate().toString(), number));
                out.writeEndObject();
            }
        }
        out.writeEndArray();
    }

    private void advisories(JsonGenerator out, String member, List<AdvisoryRecord> records) throws IOException {
        out.writeArrayFieldStart(member);
        for (AdvisoryRecord record : records) {
            out.writeRawValue(fragments.json(record));
        }
        out.writeEndArray();
    }

    private void counts(JsonGenerator out) throws IOException {
        List<PublishedVersion> versions = crate.versions();
        out.writeObjectFieldStart("counts");
        out.writeNumberField("vulnerabilities", count(AdvisoryKind.VULNERABILITY));
        out.writeNumberField("unsound", count(AdvisoryKind.UNSOUND));
        out.writeNumberField("unmaintained", count(AdvisoryKind.UNMAINTAINED));
        out.writeNumberField("notice", count(AdvisoryKind.NOTICE));
        out.writeNumberField("withdrawn", crate.withdrawn().size());
        if (versions == null) {
            out.writeNullField("versions");
            out.writeNullField("yanked");
        } else {
            out.writeNumberField("versions", versions.size());
            out.writeNumberField(
                    "yanked",
                    versions.stream()
                            .filter(version -> version.release().isYanked())
                            .count());
        }
        out.writeEndObject();
    }

    private long count(AdvisoryKind kind) {
        return crate.live().stream()
                .filter(record -> record.advisory().kind() == kind)
                .count();
    }

    private static void versions(JsonGenerator out, @Nullable List<PublishedVersion> versions) throws IOException {
        if (versions == null) {
            out.writeNullField("versions");
            return;
        }
        out.writeArrayFieldStart("versions");
        for (PublishedVersion version : versions) {
            out.writeStartObject();
            Json.text(out, "version", version.release().number());
            Json.text(out, "status", version.status().label());
            Json.texts(out, "advisories", version.affectedBy());
            Json.text(out, "published_at", version.release().published());
            Json.text(out, "rust_version", version.release().rustVersion());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
