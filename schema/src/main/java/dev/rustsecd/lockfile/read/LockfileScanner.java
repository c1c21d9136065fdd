package dev.rustsecd.lockfile.read;

import dev.rustsecd.lockfile.LockfileLimits;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the layout that Cargo writes, line by line, about a hundred times as fast as a TOML parser. It never guesses: at
 * the first line that is not exactly of that layout it gives up, and the whole text goes to {@link TomlLockfileReader}.
 *
 * <p>What it takes is a subset of TOML: ASCII only, no escapes, one value a line, each key once in its table, tables in
 * the order of Cargo's writer.
 */
final class LockfileScanner {
    private static final byte[] PACKAGE = ascii("[[package]]");
    private static final byte[] UNUSED = ascii("[[patch.unused]]");
    private static final byte[] ROOT = ascii("[root]");
    private static final byte[] METADATA = ascii("[metadata]");
    private static final byte[] FORMAT_VERSION = ascii("version = ");
    private static final byte[] NAME = ascii("name = \"");
    private static final byte[] VERSION = ascii("version = \"");
    private static final byte[] SOURCE = ascii("source = \"");
    private static final byte[] CHECKSUM = ascii("checksum = \"");
    private static final byte[] REPLACE = ascii("replace = \"");
    private static final byte[] DEPENDENCIES = ascii("dependencies = [");
    private static final byte[] EQUALS = ascii(" = \"");

    private final LineCursor cursor;
    private final EntryTable table;
    private final SharedStrings dependencies;
    private final Set<String> metadataKeys = new HashSet<>();
    private Section section = Section.TOP;
    private @Nullable Entry entry;
    private boolean entryHasDependencies;
    private String lastSource = "";

    /** The tables in the order of Cargo's writer. */
    private enum Section {
        TOP,
        ROOT,
        PACKAGES,
        UNUSED,
        METADATA
    }

    private LockfileScanner(byte[] text, LockfileLimits limits) {
        this.cursor = new LineCursor(text);
        this.table = new EntryTable(limits);
        this.dependencies = new SharedStrings(text);
    }

    /** What the text holds, or null where its layout is not Cargo's. */
    static @Nullable EntryTable scan(byte[] text, LockfileLimits limits) {
        LockfileScanner scanner = new LockfileScanner(text, limits);
        while (!scanner.cursor.atEnd()) {
            if (!scanner.readLine()) {
                return null;
            }
        }
        return scanner.table;
    }

    private boolean readLine() {
        return switch (cursor.peek()) {
            case '\n', '\r' -> cursor.endLine();
            case '#' -> cursor.comment();
            case '[' -> readHeader();
            case '"' -> section == Section.METADATA && readMetadata();
            case 'v' -> section == Section.TOP ? readFormatVersion() : readVersion();
            default -> entry != null && readKey(entry);
        };
    }

    private boolean readHeader() {
        long place = cursor.place();
        if (cursor.take(PACKAGE)) {
            return begin(Section.PACKAGES, table.addPackage(place));
        }
        if (cursor.take(UNUSED)) {
            return begin(Section.UNUSED, table.addUnused(place));
        }
        if (cursor.take(ROOT)) {
            return section == Section.TOP && begin(Section.ROOT, table.addRoot(place));
        }
        return cursor.take(METADATA) && section != Section.METADATA && begin(Section.METADATA, null);
    }

    private boolean begin(Section next, @Nullable Entry begun) {
        if (next.compareTo(section) < 0) {
            return false;
        }
        section = next;
        entry = begun;
        entryHasDependencies = false;
        return cursor.endLine();
    }

    private boolean readFormatVersion() {
        long place = cursor.place();
        if (table.version != EntryTable.NO_VERSION || !cursor.take(FORMAT_VERSION)) {
            return false;
        }
        int digit = cursor.peek() - '0';
        if (digit < 0 || digit > 9) {
            return false;
        }
        cursor.skip();
        table.version = digit;
        table.versionPlace = place;
        return cursor.endLine();
    }

    private boolean readVersion() {
        Entry into = entry;
        if (into == null || into.version != null || !cursor.take(VERSION)) {
            return false;
        }
        into.versionPlace = cursor.lineStart();
        into.version = cursor.string();
        return into.version != null && cursor.endLine();
    }

    private boolean readKey(Entry into) {
        long place = cursor.place();
        return switch (cursor.peek()) {
            case 'n' -> {
                into.namePlace = place;
                yield into.name == null
                        && cursor.take(NAME)
                        && (into.name = cursor.string()) != null
                        && cursor.endLine();
            }
            case 's' -> {
                into.sourcePlace = place;
                yield into.source == null
                        && cursor.take(SOURCE)
                        && (into.source = source()) != null
                        && cursor.endLine();
            }
            case 'c' -> {
                into.checksumPlace = place;
                yield into.checksum == null
                        && cursor.take(CHECKSUM)
                        && (into.checksum = cursor.string()) != null
                        && cursor.endLine();
            }
            case 'r' -> {
                into.replacePlace = place;
                yield into.replace == null
                        && cursor.take(REPLACE)
                        && (into.replace = cursor.string()) != null
                        && cursor.endLine();
            }
            case 'd' -> readDependencies(into);
            default -> false;
        };
    }

    /** Nearly all sources of a lockfile are equal: they share one string. */
    private @Nullable String source() {
        String source = cursor.stringLike(lastSource);
        lastSource = source == null ? "" : source;
        return source;
    }

    private boolean readDependencies(Entry into) {
        if (entryHasDependencies || !cursor.take(DEPENDENCIES) || !cursor.endLine()) {
            return false;
        }
        entryHasDependencies = true;
        while (true) {
            cursor.skipBlanks();
            byte first = cursor.peek();
            if (first == ']') {
                cursor.skip();
                return cursor.endLine();
            }
            if (first != '"' || !readDependency(into)) {
                return false;
            }
        }
    }

    private boolean readDependency(Entry into) {
        long place = cursor.place();
        cursor.skip();
        int from = cursor.at();
        int hash = cursor.skipHashed();
        int to = cursor.at() - 1;
        if (to < from || cursor.peek() != ',') {
            return false;
        }
        cursor.skip();
        table.addDependency(into, dependencies.get(from, to, hash), place);
        return cursor.endLine();
    }

    private boolean readMetadata() {
        long place = cursor.place();
        cursor.skip();
        String key = cursor.string();
        if (key == null || !metadataKeys.add(key) || !cursor.take(EQUALS)) {
            return false;
        }
        String value = cursor.string();
        if (value == null || !cursor.endLine()) {
            return false;
        }
        table.addMetadata(key, value, place);
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
