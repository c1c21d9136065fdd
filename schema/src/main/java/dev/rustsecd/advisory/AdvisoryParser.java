package dev.rustsecd.advisory;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.crate.WebUrl;
import dev.rustsecd.cvss.CvssVector;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.semver.VersionInterval;
import dev.rustsecd.semver.VersionReq;
import dev.rustsecd.words.rejection.RecordSentences;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file of an advisory database: {@code crates/time/RUSTSEC-2020-0071.md}, TOML front matter and Markdown, in
 * the forms V3 and V4. Keys that are not known are ignored. A file that is not whole is rejected, with the line and
 * column of the file where they can be known; what is odd and changes nothing of what it says of versions is read with a
 * remark.
 *
 * <p>Source: rustsec crate, {@code advisory/*.rs} and {@code database/entries.rs}, for what is required and checked.
 */
public final class AdvisoryParser {
    /** Of a file no more bytes are read. */
    public static final int MAX_BYTES = AdvisoryFile.MAX_BYTES;

    private static final int MAX_DETAIL = 500;
    private static final int MAX_QUOTED = 100;
    private static final String DEFAULT_LICENSE = "CC0-1.0";

    private final AdvisoryPath path;
    private final FrontMatter file;
    private final TomlSection advisory;
    private final List<String> remarks;

    private AdvisoryParser(String path, AdvisoryFile content) {
        this.path = AdvisoryPath.parse(path);
        this.file = FrontMatter.split(content.text());
        this.advisory = TomlSection.of(file, "advisory");
        this.remarks = new ArrayList<>(content.remarks());
    }

    /**
     * A file that is there whole, without what is odd about it.
     *
     * @param path from the root of the database, with slashes
     * @throws RejectedInput as {@link #read}
     */
    public static Advisory parse(String path, byte[] content) {
        return read(path, content, content.length).advisory();
    }

    /**
     * @param path from the root of the database, with slashes
     * @param content the file's bytes, or its first {@link #MAX_BYTES}
     * @param size how many bytes the file has
     * @throws RejectedInput {@link Rejection#ADVISORY_INVALID}, {@link Rejection#RANGES_INVALID}, {@link
     *     Rejection#CVSS_INVALID}, or {@link Rejection#ADVISORY_PATH}
     */
    public static AdvisoryReading read(String path, byte[] content, long size) {
        try {
            AdvisoryParser parser = new AdvisoryParser(path, AdvisoryFile.read(content, size));
            return new AdvisoryReading(parser.read(), parser.remarks);
        } catch (RejectedInput rejected) {
            throw shortened(rejected);
        }
    }

    // A detail quotes what it rejects, which may be as long as the file.
    private static RejectedInput shortened(RejectedInput rejected) {
        String detail = rejected.detail();
        if (detail.length() <= MAX_DETAIL) {
            return rejected;
        }
        int end = Character.isHighSurrogate(detail.charAt(MAX_DETAIL - 1)) ? MAX_DETAIL - 1 : MAX_DETAIL;
        return new RejectedInput(rejected.rejection(), detail.substring(0, end) + "…", rejected.where());
    }

    private Advisory read() {
        AdvisoryId id = advisory.required("id").read(AdvisoryId::new);
        String crate = advisory.required("package").value();
        Optional<FieldText> informational = advisory.text("informational");
        List<String> categories = values("categories");
        rejectTextKeys();
        Advisory read = new Advisory(
                id,
                CrateName.of(crate),
                file.title().isEmpty()
                        ? Heading.of(crate, informational.map(FieldText::value).orElse(null), categories)
                        : file.title(),
                file.description(),
                advisory.required("date").read(AdvisoryDate::check),
                ids("aliases"),
                ids("related"),
                collection(),
                categories,
                values("keywords"),
                advisory.text("cvss").map(this::severity).orElse(null),
                informational.map(FieldText::value).orElse(null),
                urls(advisory.texts("references")),
                advisory.text("source").map(FieldText::value).orElse(null),
                advisory.text("url").map(this::url).orElse(null),
                advisory.text("withdrawn")
                        .map(date -> date.read(AdvisoryDate::check))
                        .orElse(null),
                advisory.text("license").map(FieldText::value).orElse(DEFAULT_LICENSE),
                advisory.flag("expect-deleted"),
                versions(),
                scope().orElse(null));
        path.rejectUnlessOf(id, crate);
        return read;
    }

    // The title and the description are Markdown; keys of these names are from older forms of the file.
    private void rejectTextKeys() {
        for (String key : List.of("title", "description")) {
            advisory.text(key).filter(text -> !text.value().isEmpty()).ifPresent(text -> {
                throw text.reject(RecordSentences.belongsIntoMarkdown(key));
            });
        }
    }

    private Collection collection() {
        advisory.text("collection")
                .filter(text -> !text.value().equals(path.collection().label()))
                .ifPresent(text -> {
                    throw text.reject(
                            RecordSentences.otherCollection(path.collection().label()));
                });
        return path.collection();
    }

    private AffectedVersions versions() {
        TomlSection versions = TomlSection.of(file, "versions");
        List<VersionReq> patched = intervals(versions.requiredTexts("patched"));
        List<VersionReq> unaffected = intervals(versions.texts("unaffected"));
        return versions.read(Rejection.RANGES_INVALID, () -> AffectedVersions.of(patched, unaffected));
    }

    private static List<VersionReq> intervals(List<FieldText> texts) {
        return texts.stream()
                .map(text -> {
                    VersionReq requirement = text.read(VersionReq::parse);
                    text.read(Rejection.RANGES_INVALID, same -> VersionInterval.of(requirement));
                    return requirement;
                })
                .toList();
    }

    private Optional<AffectedScope> scope() {
        return TomlSection.find(file, "affected").map(affected -> {
            List<String> arch =
                    affected.texts("arch").stream().map(FieldText::value).toList();
            List<String> os =
                    affected.texts("os").stream().map(FieldText::value).toList();
            return new AffectedScope(
                    arch, os, affected.section("functions").map(this::functions).orElse(Map.of()));
        });
    }

    private Map<String, List<VersionReq>> functions(TomlSection functions) {
        Map<FunctionPath, List<VersionReq>> byPath = new TreeMap<>();
        for (FieldText key : functions.keys()) {
            List<FieldText> requirements = functions.requiredTexts(key.value());
            byPath.put(
                    key.read(FunctionPath::parse),
                    requirements.stream()
                            .map(text -> text.read(VersionReq::parse))
                            .toList());
        }
        return byPath.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toString(),
                        Map.Entry::getValue,
                        (one, other) -> one,
                        java.util.LinkedHashMap::new));
    }

    private List<AdvisoryId> ids(String key) {
        return advisory.texts(key).stream()
                .map(text -> text.read(AdvisoryId::new))
                .toList();
    }

    private List<String> values(String key) {
        return advisory.texts(key).stream().map(FieldText::value).toList();
    }

    private List<String> urls(List<FieldText> texts) {
        return texts.stream().map(this::url).toList();
    }

    // The advisory itself leaves out what is not of the web.
    private String url(FieldText text) {
        String url = text.read(WebUrl::normalize);
        if (!WebUrl.isOfTheWeb(url)) {
            remarks.add(RecordSentences.urlLeftOut(text.name(), quoted(text)));
        }
        return url;
    }

    /** Nothing for a version that came after this program: what such a vector means is not known, the rest is. */
    private @Nullable Severity severity(FieldText cvss) {
        if (CvssVector.isOfUnknownVersion(cvss.value())) {
            remarks.add(RecordSentences.unknownCvss(cvss.name(), quoted(cvss)));
            return null;
        }
        return cvss.read(Rejection.CVSS_INVALID, Severity::parse);
    }

    private static String quoted(FieldText text) {
        String value = text.value();
        return value.length() <= MAX_QUOTED ? value : value.substring(0, MAX_QUOTED) + "…";
    }

    /** The dates of advisories: {@code YYYY-MM-DD}, from 2000 to 2100. */
    private static final class AdvisoryDate {
        private static final int LENGTH = 10;
        private static final int MIN_YEAR = 2000;
        private static final int MAX_YEAR = 2100;

        private AdvisoryDate() {}

        /** The text, if it is such a date. */
        static String check(String text) {
            int year = parse(text).getYear();
            if (year < MIN_YEAR || year > MAX_YEAR) {
                throw reject(RecordSentences.year(MIN_YEAR, MAX_YEAR, text));
            }
            return text;
        }

        private static LocalDate parse(String text) {
            try {
                if (text.length() == LENGTH) {
                    return LocalDate.parse(text);
                }
            } catch (DateTimeException noSuchDay) {
                throw reject(RecordSentences.noSuchDay(text));
            }
            throw reject(RecordSentences.dateForm(text));
        }

        private static RejectedInput reject(String detail) {
            return new RejectedInput(Rejection.ADVISORY_INVALID, detail);
        }
    }
}
