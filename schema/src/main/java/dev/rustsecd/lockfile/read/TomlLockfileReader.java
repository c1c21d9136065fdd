package dev.rustsecd.lockfile.read;

import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.other.MergeConflict;
import dev.rustsecd.lockfile.other.OtherFile;
import dev.rustsecd.lockfile.other.OtherText;
import dev.rustsecd.lockfile.read.EntryTable.UnknownKey;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.toml.TomlDocument;
import dev.rustsecd.words.rejection.LockfileSentences;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * Reads a lockfile in whatever layout TOML allows. Known keys must have their type; unknown ones become remarks, unless
 * they are those of a file of another kind.
 */
final class TomlLockfileReader {
    /** What a Cargo.lock may have at the top; any of it tells that a text is one. */
    private static final Set<String> MARKS = Set.of("version", "package", "root", "metadata", "patch");

    private static final Pattern MARKED_LINE = Pattern.compile(
            "^[ \\t]*(?:\\[\\[?[ \\t]*)?[\"']?(?:version|package|root|metadata|patch)\\b", Pattern.MULTILINE);

    private static final Set<String> KEYS = Set.of("name", "version", "source", "checksum", "dependencies", "replace");

    private final TomlDocument document;
    private final EntryTable table;
    private final Map<String, Term> terms = new HashMap<>();

    private TomlLockfileReader(TomlDocument document, LockfileLimits limits, int textLength) {
        this.document = document;
        this.table = new EntryTable(limits, this::term, textLength);
    }

    /**
     * Looks through a text of any length, in linear time, for what makes it no lockfile.
     *
     * @throws RejectedInput for what was found
     */
    static void check(String text) {
        MergeConflict.find(text).ifPresent(conflict -> {
            throw conflict;
        });
        try {
            TomlDocument.check(text, Rejection.LOCKFILE_INVALID);
        } catch (RejectedInput notToml) {
            throw notToml.in(Rejection.LOCKFILE_INVALID, LockfileSentences::lockfileIs);
        }
        if (!MARKED_LINE.matcher(text).find()) {
            throw OtherText.unmarked(text);
        }
    }

    static EntryTable read(String text, LockfileLimits limits) {
        TomlDocument document;
        try {
            document = TomlDocument.parse(text, Rejection.LOCKFILE_INVALID, limits.maxTomlValues());
        } catch (RejectedInput notToml) {
            throw MergeConflict.find(text)
                    .orElse(notToml.in(Rejection.LOCKFILE_INVALID, LockfileSentences::lockfileIs));
        }
        TomlLockfileReader reader = new TomlLockfileReader(document, limits, text.length());
        reader.readTop(document.root());
        if (!reader.table.marked) {
            throw OtherText.unmarked(text);
        }
        reader.readAll(document.root());
        return reader.table;
    }

    /** Rejects what is a file of another kind, and looks for the marks of a Cargo.lock. */
    private void readTop(TomlTable top) {
        if (top.get(List.of("package")) instanceof TomlTable) {
            throw OtherFile.CARGO_MANIFEST.rejection(Place.location(place(top, "package")));
        }
        for (String key : top.keySet()) {
            OtherFile.ofTopLevel(key).ifPresent(file -> {
                throw file.rejection(Place.location(place(top, key)));
            });
            if (!MARKS.contains(key)) {
                rejectMisspelt(MARKS, key, place(top, key));
                table.unknownKeys.add(new UnknownKey(key, null, place(top, key)));
            }
            table.marked |= MARKS.contains(key);
        }
    }

    private void readAll(TomlTable top) {
        Object version = top.get(List.of("version"));
        if (version != null) {
            table.version = as(Long.class, version, "version", "an integer", place(top, "version"));
            table.versionPlace = place(top, "version");
        }
        TomlTable root = value(top, "root", TomlTable.class, "a table");
        if (root != null) {
            readPackage(root, table.addRoot(place(top, "root")));
        }
        TomlArray packages = value(top, "package", TomlArray.class, "an array of tables");
        for (int i = 0; packages != null && i < packages.size(); i++) {
            readPackage(element(packages, i, "package"), table.addPackage(place(packages, i)));
        }
        readUnused(top);
        readMetadata(top);
    }

    private void readUnused(TomlTable top) {
        TomlTable patch = value(top, "patch", TomlTable.class, "a table");
        if (patch == null) {
            return;
        }
        TomlArray unused = value(patch, "unused", TomlArray.class, "an array of tables");
        if (unused == null) {
            throw reject(LockfileSentences.NO_UNUSED, place(top, "patch"));
        }
        for (int i = 0; i < unused.size(); i++) {
            readIdentity(element(unused, i, "unused"), table.addUnused(place(unused, i)));
        }
    }

    private void readMetadata(TomlTable top) {
        TomlTable metadata = value(top, "metadata", TomlTable.class, "a table");
        if (metadata != null) {
            for (String key : metadata.keySet()) {
                rejectForeign(metadata, key);
                String value = string(metadata, key);
                table.addMetadata(key, value == null ? "" : value, place(metadata, key));
            }
        }
    }

    private void readIdentity(TomlTable from, Entry into) {
        String name = string(from, "name");
        into.name = name == null ? null : term(name);
        into.namePlace = place(from, "name");
        into.version = string(from, "version");
        into.versionPlace = place(from, "version");
        into.source = string(from, "source");
        into.sourcePlace = place(from, "source");
    }

    private void readPackage(TomlTable from, Entry into) {
        for (String key : from.keySet()) {
            rejectForeign(from, key);
        }
        readIdentity(from, into);
        for (String key : from.keySet()) {
            if (!KEYS.contains(key)) {
                rejectMisspelt(KEYS, key, place(from, key));
                rejectPackages(from.get(List.of(key)), key, place(from, key));
                table.unknownKeys.add(new UnknownKey(key, into.name(), place(from, key)));
            }
        }
        into.checksum = string(from, "checksum");
        into.checksumPlace = place(from, "checksum");
        into.replace = string(from, "replace");
        into.replacePlace = place(from, "replace");
        TomlArray strings = value(from, "dependencies", TomlArray.class, "an array of strings");
        for (int i = 0; strings != null && i < strings.size(); i++) {
            long place = place(strings, i);
            String text = as(String.class, strings.get(i), "dependency", "a string", place);
            table.addDependency(into, term(text), place);
        }
    }

    private void rejectForeign(TomlTable from, String key) {
        OtherFile.ofEntry(key).ifPresent(file -> {
            throw file.rejection(Place.location(place(from, key)));
        });
    }

    /** What differs from a known key by case alone is that key, and would be left unread. */
    private static void rejectMisspelt(Set<String> known, String key, long place) {
        if (known.contains(key.toLowerCase(Locale.ROOT))) {
            throw reject(LockfileSentences.misspelt(key, key.toLowerCase(Locale.ROOT)), place);
        }
    }

    /** A list of tables within a package, such as {@code [[package.x]]}, may be packages that would be left unread. */
    private static void rejectPackages(@Nullable Object value, String key, long place) {
        if (value instanceof TomlArray list && !list.isEmpty() && list.get(0) instanceof TomlTable) {
            throw reject(LockfileSentences.tablesInPackage(key), place);
        }
    }

    private Term term(String text) {
        return terms.computeIfAbsent(text, Term::new);
    }

    private TomlTable element(TomlArray array, int i, String what) {
        return as(TomlTable.class, array.get(i), what, "a table", place(array, i));
    }

    private @Nullable String string(TomlTable from, String key) {
        return value(from, key, String.class, "a string");
    }

    private <T> @Nullable T value(TomlTable from, String key, Class<T> type, String typeName) {
        Object value = from.get(List.of(key));
        return value == null ? null : as(type, value, key, typeName, place(from, key));
    }

    private static <T> T as(Class<T> type, @Nullable Object value, String what, String typeName, long place) {
        if (!type.isInstance(value)) {
            throw reject(LockfileSentences.wrongType(what, typeName), place);
        }
        return type.cast(value);
    }

    private long place(TomlTable from, String key) {
        return Place.of(document.locate(from.inputPositionOf(List.of(key))));
    }

    private long place(TomlArray from, int i) {
        return Place.of(document.locate(from.inputPositionOf(i)));
    }

    private static RejectedInput reject(String detail, long place) {
        return new RejectedInput(Rejection.LOCKFILE_INVALID, detail, Place.location(place));
    }
}
