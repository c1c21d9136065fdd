package dev.rustsecd.lockfile.read;

import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.other.OtherFile;
import dev.rustsecd.lockfile.other.OtherText;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.LockfileSentences;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Bytes into a {@link Lockfile}. What Cargo or cargo-audit reads is read, and what is odd becomes a remark; what neither
 * reads is rejected with line and column. Pure, and the same for the same bytes.
 *
 * <p>Two readers stand behind it: {@link #scan} takes about a microsecond a package and knows only the layout that Cargo
 * writes; {@link #parseFully} knows all of TOML, takes up to a fifth of a second and 13 megabytes for what it reads at most, and does not belong on an event
 * loop.
 */
public final class LockfileParser {
    private LockfileParser() {}

    /** {@link #scan}, and where that is not enough {@link #parseFully}. */
    public static Lockfile parse(byte[] bytes, LockfileLimits limits) {
        return scan(bytes, limits).orElseGet(() -> parseFully(bytes, limits));
    }

    /**
     * The lockfile, or nothing where its layout is not that of Cargo.
     *
     * @throws RejectedInput where the layout is that of Cargo and the content is refused
     */
    public static Optional<Lockfile> scan(byte[] bytes, LockfileLimits limits) {
        if (LockfileText.isBlank(bytes)) {
            throw new RejectedInput(Rejection.BODY_BLANK, LockfileSentences.EMPTY);
        }
        EntryTable table = LockfileScanner.scan(bytes, limits);
        if (table == null) {
            return Optional.empty();
        }
        if (!table.marked) {
            throw OtherText.unmarked(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        OtherFile.rejectGenerated(LockfileText.head(bytes));
        return Optional.of(LockfileAssembler.assemble(table));
    }

    /**
     * The lockfile, in whatever layout.
     *
     * @throws RejectedInput also {@link Rejection#LOCKFILE_TOO_LARGE}, over {@link LockfileLimits#maxTomlBytes}, where no other
     *     fault is found in linear time
     */
    public static Lockfile parseFully(byte[] bytes, LockfileLimits limits) {
        if (LockfileText.isBlank(bytes)) {
            throw new RejectedInput(Rejection.BODY_BLANK, LockfileSentences.EMPTY);
        }
        OtherText.find(new String(bytes, StandardCharsets.ISO_8859_1)).ifPresent(rejection -> {
            throw rejection;
        });
        String text = LockfileText.decode(bytes);
        if (bytes.length > limits.maxTomlBytes()) {
            TomlLockfileReader.check(text);
            throw new RejectedInput(
                    Rejection.LOCKFILE_TOO_LARGE,
                    LockfileSentences.tooLargeForToml(limits.maxTomlBytes(), bytes.length));
        }
        OtherFile.rejectGenerated(LockfileText.head(bytes));
        return LockfileAssembler.assemble(TomlLockfileReader.read(text, limits));
    }
}
