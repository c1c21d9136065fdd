package dev.rustsecd.ingest.seed;

import dev.rustsecd.ingest.format.RustsecMarkdown;
import dev.rustsecd.ingest.plan.ChangePlanner;
import dev.rustsecd.ingest.plan.ChangeSet;
import dev.rustsecd.ingest.plan.KnownRecords;
import dev.rustsecd.ingest.seed.Seed.Entry;
import dev.rustsecd.ingest.source.Changes;
import dev.rustsecd.ingest.source.RawRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/** The seed of the jar, as the changes that load it into a store that has never seen its source. */
public final class SeedSource {
    static final String RESOURCE = "/seed/advisories.seed";

    private static final String MALICIOUS = "Malicious code";

    private SeedSource() {}

    /** Reads the whole seed, by the same parser and planner as any source; it takes a moment, and blocks. */
    public static ChangeSet changes() {
        KnownRecords nothing = new KnownRecords(null, false, Map.of(), Set.of());
        return ChangePlanner.plan(nothing, whole(read())).withoutEvents();
    }

    static Seed read() {
        return SeedText.read(resource());
    }

    static String resource() {
        try (InputStream in = SeedSource.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the jar has no seed");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the seed cannot be read", e);
        }
    }

    private static Changes whole(Seed seed) {
        return new Changes(
                seed.commit(),
                seed.committedAt(),
                seed.entries().stream().map(SeedSource::record).toList(),
                Set.of());
    }

    /**
     * A file in the advisory database's form. The parser gives it a heading for its empty title; one whose title alone says
     * that it is about malware gets such a title.
     */
    static String file(String frontMatter) {
        String title = frontMatter.contains("\n" + FrontMatterText.MALICIOUS_TITLE) ? MALICIOUS : "";
        return "```toml\n" + frontMatter + "```\n\n# " + title + "\n";
    }

    private static RawRecord record(Entry entry) {
        byte[] content = file(entry.frontMatter()).getBytes(StandardCharsets.UTF_8);
        return new RawRecord(
                entry.path(),
                blob(content),
                RustsecMarkdown.FORMAT,
                content,
                content.length,
                entry.created(),
                entry.modified());
    }

    /** Git's id of a content. */
    private static String blob(byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
