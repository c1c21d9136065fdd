package dev.rustsecd.release;

import dev.rustsecd.release.Requirement.Kind;
import dev.rustsecd.semver.VersionReq;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the versions of one crate require, in the order of the index. Unpacked a version at a time; safe for use by many
 * threads.
 *
 * <p>Its bytes are also the form in which the store keeps it: a table of texts, since versions repeat each other, then for
 * each version its number and a block with the checksum, what it links, and its requirements.
 */
public final class PackedRequirements {
    private static final int KIND = 3;
    private static final int OPTIONAL = 4;
    private static final int TARGET = 8;
    private static final int ELSEWHERE = 16;

    private final byte[] bytes;
    private final String[] texts;

    /** The requirements that were read so far, by their text; two threads may read the same one. */
    private final @Nullable Optional<VersionReq>[] read;

    private final int start;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private PackedRequirements(byte[] bytes) {
        this.bytes = bytes;
        ByteReader in = new ByteReader(bytes);
        this.texts = new String[in.count()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = in.text();
        }
        this.read = new Optional[texts.length];
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

    private static byte[] block(ReleaseRequirements release, TextTable table) {
        ByteWriter out = new ByteWriter();
        out.block(HexFormat.of().parseHex(release.checksum()));
        out.number(release.links() == null ? 0 : table.place(release.links()) + 1);
        out.number(release.requirements().size());
        for (Requirement requirement : release.requirements()) {
            out.flags(requirement.kind().code()
                    | (requirement.optional() ? OPTIONAL : 0)
                    | (requirement.target() == null ? 0 : TARGET)
                    | (requirement.elsewhere() ? ELSEWHERE : 0));
            out.number(table.place(requirement.crate()));
            out.number(table.place(requirement.text()));
            if (requirement.target() != null) {
                out.number(table.place(requirement.target()));
            }
        }
        return out.toBytes();
    }

    private ReleaseRequirements release(String number, ByteReader in) {
        String checksum = HexFormat.of().formatHex(in.block());
        int links = in.count();
        int count = in.count();
        List<Requirement> requirements = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            requirements.add(requirement(in));
        }
        return new ReleaseRequirements(number, links == 0 ? null : texts[links - 1], checksum, requirements);
    }

    private Requirement requirement(ByteReader in) {
        int flags = in.flags();
        String crate = texts[in.count()];
        int text = in.count();
        String target = (flags & TARGET) == 0 ? null : texts[in.count()];
        return new Requirement(
                crate,
                texts[text],
                req(text),
                Kind.ofCode(flags & KIND),
                (flags & OPTIONAL) != 0,
                target,
                (flags & ELSEWHERE) != 0);
    }

    private @Nullable VersionReq req(int text) {
        Optional<VersionReq> req = read[text];
        if (req == null) {
            req = Optional.ofNullable(Requirement.parse(texts[text]));
            read[text] = req;
        }
        return req.orElse(null);
    }
}
