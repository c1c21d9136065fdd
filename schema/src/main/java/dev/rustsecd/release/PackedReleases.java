package dev.rustsecd.release;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one crate in some ten bytes each, in the order of the index. Immutable.
 *
 * <p>Its bytes are also the form in which the store keeps it. They hold a count, then for each version flags, the number,
 * and what the flags say is there: the times, as seconds since 1970, and the compiler.
 */
public final class PackedReleases {
    private static final int YANKED = 1;
    private static final int PUBLISHED = 2;
    private static final int APPEARED = 4;
    private static final int YANK_SEEN = 8;
    private static final int RUST_VERSION = 16;

    private final byte[] bytes;

    private PackedReleases(byte[] bytes) {
        this.bytes = bytes;
    }

    public static PackedReleases of(List<Release> releases) {
        ByteWriter out = new ByteWriter();
        out.number(releases.size());
        releases.forEach(release -> write(out, release));
        return new PackedReleases(out.toBytes());
    }

    /** What {@link #toBytes} gave; the array is not copied. */
    public static PackedReleases ofBytes(byte[] bytes) {
        return new PackedReleases(bytes);
    }

    /** A copy. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    public int size() {
        return new ByteReader(bytes).count();
    }

    /**
     * The version of this number as the index writes it, else the only one that has build metadata behind this number, or
     * null; nothing but the one found is unpacked.
     */
    public @Nullable Release find(String number) {
        int start = seek(number);
        return start < 0 ? null : read(new ByteReader(bytes, start));
    }

    /** What {@link #find} would find: whether it is there, and yanked. Nothing is unpacked but its number. */
    public Entry look(String number) {
        int start = seek(number);
        if (start < 0) {
            return new Entry(State.NONE, number);
        }
        ByteReader in = new ByteReader(bytes, start);
        State state = (in.flags() & YANKED) == 0 ? State.PUBLISHED : State.YANKED;
        return new Entry(state, in.text());
    }

    /**
     * What there is of a number.
     *
     * @param number as the index writes it; as it was asked for where there is no such version
     */
    public record Entry(State state, String number) {}

    /** What a version may be. */
    public enum State {
        /** No such version. */
        NONE,
        PUBLISHED,
        /** Published, and not to be chosen any more. */
        YANKED
    }

    /** Where the version begins that a number stands for; -1 where there is none, or more than one. */
    private int seek(String number) {
        byte[] wanted = number.getBytes(StandardCharsets.UTF_8);
        ByteReader in = new ByteReader(bytes);
        int count = in.count();
        for (int i = 0; i < count; i++) {
            int start = in.position();
            int flags = in.flags();
            if (in.isText(wanted)) {
                return start;
            }
            skipRest(in, flags);
        }
        return number.indexOf('+') < 0 ? seekWithBuild(wanted) : -1;
    }

    // crates.io holds a version once, whatever its build metadata; a few old crates have two that differ in it alone.
    private int seekWithBuild(byte[] core) {
        ByteReader in = new ByteReader(bytes);
        int count = in.count();
        int found = -1;
        for (int i = 0; i < count; i++) {
            int start = in.position();
            int flags = in.flags();
            if (in.isTextWithBuild(core)) {
                if (found >= 0) {
                    return -1;
                }
                found = start;
            }
            skipRest(in, flags);
        }
        return found;
    }

    /** All of them, unpacked, in the order of the index. */
    public List<Release> all() {
        ByteReader in = new ByteReader(bytes);
        int count = in.count();
        List<Release> releases = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            releases.add(read(in));
        }
        return releases;
    }

    private static void write(ByteWriter out, Release release) {
        Release.Yank yank = release.yank();
        Instant seen = yank == null ? null : yank.seen();
        out.flags((yank == null ? 0 : YANKED)
                | (release.published() == null ? 0 : PUBLISHED)
                | (release.appeared() == null ? 0 : APPEARED)
                | (seen == null ? 0 : YANK_SEEN)
                | (release.rustVersion() == null ? 0 : RUST_VERSION));
        out.text(release.number());
        time(out, release.published());
        time(out, release.appeared());
        time(out, seen);
        if (release.rustVersion() != null) {
            out.text(release.rustVersion());
        }
    }

    private static void time(ByteWriter out, @Nullable Instant time) {
        if (time != null) {
            out.number(Math.max(0, time.getEpochSecond()));
        }
    }

    private static Release read(ByteReader in) {
        int flags = in.flags();
        String number = in.text();
        Instant published = time(in, flags & PUBLISHED);
        Instant appeared = time(in, flags & APPEARED);
        Instant seen = time(in, flags & YANK_SEEN);
        String rustVersion = (flags & RUST_VERSION) == 0 ? null : in.text();
        Release.Yank yank = (flags & YANKED) == 0 ? null : new Release.Yank(seen);
        return Release.of(number, published, appeared, yank, rustVersion);
    }

    private static @Nullable Instant time(ByteReader in, int present) {
        return present == 0 ? null : Instant.ofEpochSecond(in.number());
    }

    private static void skipRest(ByteReader in, int flags) {
        int times = Integer.bitCount(flags & (PUBLISHED | APPEARED | YANK_SEEN));
        for (int i = 0; i < times; i++) {
            in.number();
        }
        if ((flags & RUST_VERSION) != 0) {
            in.skipBlock();
        }
    }
}
