package dev.rustsecd.release;

import dev.rustsecd.release.Requirement.Asked;
import dev.rustsecd.release.Requirement.Kind;
import dev.rustsecd.semver.VersionReq;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the versions of one crate require, in the order of the index. Unpacked a version at a time; safe for use by many
 * threads.
 *
 * <p>Its bytes are also the form in which the store keeps it: a mark of the form, a table of texts, since versions repeat
 * each other, then for each version its number and a block with the checksum, what it links, its features, and its
 * requirements. The first form had no mark and no features, and is still read.
 */
public final class PackedRequirements {
    /**
     * What the bytes begin with: a count of texts that is written longer than need be, as the first form never did, and then
     * the number of the form.
     */
    private static final byte[] MARK = {(byte) 0x80, 0, 2};

    private static final int KIND = 3;
    private static final int OPTIONAL = 4;
    private static final int TARGET = 8;
    private static final int ELSEWHERE = 16;
    private static final int ASKED = 32;
    private static final int NO_DEFAULTS = 64;

    private final byte[] bytes;
    private final String[] texts;

    /** The requirements that were read so far, by their text; two threads may read the same one. */
    private final @Nullable Optional<VersionReq>[] read;

    /** The tables of features that were read so far, by their text: most versions have those of the one before. */
    private final @Nullable Map<String, List<String>>[] tables;

    private final int start;

    /** Whether the bytes say which features there are. */
    private final boolean withFeatures;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private PackedRequirements(byte[] bytes) {
        this.bytes = bytes;
        this.withFeatures = isMarked(bytes);
        ByteReader in = new ByteReader(bytes, withFeatures ? MARK.length : 0);
        this.texts = new String[in.count()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = in.text();
        }
        this.read = new Optional[texts.length];
        this.tables = new Map[texts.length];
        this.start = in.position();
    }

    public static PackedRequirements of(List<ReleaseRequirements> releases) {
        TextTable table = new TextTable();
        ByteWriter versions = new ByteWriter();
        versions.number(releases.size());
        for (ReleaseRequirements release : releases) {
            versions.text(release.number());
            versions.block(block(release, table));
        }
        ByteWriter out = new ByteWriter();
        out.raw(MARK);
        out.number(table.texts().size());
        table.texts().forEach(out::text);
        out.raw(versions.toBytes());
        return new PackedRequirements(out.toBytes());
    }

    /** What {@link #toBytes} gave; the array is not copied. */
    public static PackedRequirements ofBytes(byte[] bytes) {
        return new PackedRequirements(bytes);
    }

    /** A copy. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** What the version of this number requires, or null where there is no such version. */
    public @Nullable ReleaseRequirements find(String number) {
        byte[] wanted = number.getBytes(StandardCharsets.UTF_8);
        ByteReader in = new ByteReader(bytes, start);
        int count = in.count();
        for (int i = 0; i < count; i++) {
            if (in.isText(wanted)) {
                in.number();
                return release(number, in);
            }
            in.skipBlock();
        }
        return null;
    }

    /** Of all versions, in the order of the index. */
    public List<ReleaseRequirements> all() {
        ByteReader in = new ByteReader(bytes, start);
        int count = in.count();
        List<ReleaseRequirements> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String number = in.text();
            in.number();
            all.add(release(number, in));
        }
        return all;
    }

    private static boolean isMarked(byte[] bytes) {
        return bytes.length >= MARK.length && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
    }

    /** Whether features were kept with the requirements; if not, what comes in with a version cannot be foreseen. */
    public boolean knowsFeatures() {
        return withFeatures;
    }

    private static byte[] block(ReleaseRequirements release, TextTable table) {
        ByteWriter out = new ByteWriter();
        out.block(HexFormat.of().parseHex(release.checksum()));
        out.number(release.links() == null ? 0 : table.place(release.links()) + 1);
        out.number(release.features().isEmpty() ? 0 : table.place(FeatureText.write(release.features())) + 1);
        out.number(release.requirements().size());
        for (Requirement requirement : release.requirements()) {
            write(out, requirement, table);
        }
        return out.toBytes();
    }

    private static void write(ByteWriter out, Requirement requirement, TextTable table) {
        Asked asked = requirement.asked();
        boolean plain = asked.features().isEmpty() && asked.alias().equals(requirement.crate());
        out.flags(requirement.kind().code()
                | (requirement.optional() ? OPTIONAL : 0)
                | (requirement.target() == null ? 0 : TARGET)
                | (requirement.elsewhere() ? ELSEWHERE : 0)
                | (plain ? 0 : ASKED)
                | (asked.defaults() ? 0 : NO_DEFAULTS));
        out.number(table.place(requirement.crate()));
        out.number(table.place(requirement.text()));
        if (requirement.target() != null) {
            out.number(table.place(requirement.target()));
        }
        if (!plain) {
            out.number(table.place(asked.alias()));
            out.number(table.place(FeatureText.write(asked.features())));
        }
    }

    private ReleaseRequirements release(String number, ByteReader in) {
        String checksum = HexFormat.of().formatHex(in.block());
        int links = in.count();
        int features = withFeatures ? in.count() : 0;
        int count = in.count();
        List<Requirement> requirements = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            requirements.add(requirement(in));
        }
        return new ReleaseRequirements(
                number,
                links == 0 ? null : texts[links - 1],
                checksum,
                features == 0 ? Map.of() : table(features - 1),
                requirements);
    }

    private Map<String, List<String>> table(int text) {
        Map<String, List<String>> known = tables[text];
        if (known == null) {
            known = FeatureText.table(texts[text]);
            tables[text] = known;
        }
        return known;
    }

    private Requirement requirement(ByteReader in) {
        int flags = in.flags();
        String crate = texts[in.count()];
        int text = in.count();
        String target = (flags & TARGET) == 0 ? null : texts[in.count()];
        boolean plain = (flags & ASKED) == 0;
        Asked asked = new Asked(
                plain ? crate : texts[in.count()],
                plain ? List.of() : FeatureText.names(texts[in.count()]),
                (flags & NO_DEFAULTS) == 0);
        return new Requirement(
                crate,
                texts[text],
                req(text),
                Kind.ofCode(flags & KIND),
                (flags & OPTIONAL) != 0,
                target,
                (flags & ELSEWHERE) != 0,
                asked);
    }

    private @Nullable VersionReq req(int text) {
        Optional<VersionReq> req = read[text];
        if (req == null) {
            req = Optional.ofNullable(Requirement.parse(texts[text]));
            read[text] = req;
        }
        return req.orElse(null);
    }

    /** Gives each text a place, the same one each time. */
    private static final class TextTable {
        private final Map<String, Integer> places = new LinkedHashMap<>();

        int place(String text) {
            return places.computeIfAbsent(text, first -> places.size());
        }

        /** In the order of their places. */
        Set<String> texts() {
            return places.keySet();
        }
    }
}
