package dev.rustsecd.ingest.format;

import dev.rustsecd.advisory.AdvisoryId;
import dev.rustsecd.advisory.AdvisoryParser;
import dev.rustsecd.advisory.AdvisoryReading;
import dev.rustsecd.advisory.AdvisorySubject;
import dev.rustsecd.advisory.Collection;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.ingest.source.RawRecord;
import dev.rustsecd.ingest.source.RecordFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * RustSec's files: TOML front matter and Markdown, with the path {@code crates/time/RUSTSEC-2020-0071.md} as key. A file
 * that cannot be read may be about the crate in whose folder it lies and about that which its front matter names; a part
 * of the toolchain is no crate.
 */
public enum RustsecMarkdown implements RecordFormat {
    FORMAT;

    private static final String CRATES = Collection.CRATES.label() + "/";
    private static final String EXTENSION = ".md";

    @Override
    public int maxBytes() {
        return AdvisoryParser.MAX_BYTES;
    }

    @Override
    public AdvisoryReading read(RawRecord record) {
        return AdvisoryParser.read(record.key(), record.content(), record.size());
    }

    @Override
    public Subject subject(RawRecord record) {
        String path = record.key();
        AdvisorySubject subject = AdvisorySubject.of(record.content());
        boolean draftKey = path.startsWith(AdvisoryId.DRAFT + ".", path.lastIndexOf('/') + 1);
        List<String> crates = subject.isDraft() ? List.of() : crates(path, subject);
        return new Subject(subject.id(), subject.crate(), crates, draftKey);
    }

    private static List<String> crates(String path, AdvisorySubject subject) {
        SortedSet<String> crates = new TreeSet<>();
        boolean inCrates = path.startsWith(CRATES);
        if (inCrates && path.indexOf('/', CRATES.length()) >= 0) {
            add(crates, path.substring(CRATES.length(), path.indexOf('/', CRATES.length())));
        }
        String collection = subject.collection();
        if (collection == null ? inCrates : collection.equals(Collection.CRATES.label())) {
            add(crates, subject.crate());
        }
        return List.copyOf(crates);
    }

    // No other name can be asked for as a crate of crates.io.
    private static void add(SortedSet<String> crates, @Nullable String name) {
        if (name != null && CrateName.isRegistryName(name)) {
            crates.add(CrateName.canonical(name));
        }
    }

    @Override
    public boolean isNamed(String key, String id) {
        return key.endsWith("/" + id + EXTENSION);
    }
}
