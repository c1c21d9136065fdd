package dev.rustsecd.lockfile.read;

import dev.rustsecd.ascii.Token;
import dev.rustsecd.crate.Checksum;
import dev.rustsecd.lockfile.LockfileLimits;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the layout that Cargo writes, line by line, about a hundred times as fast as a TOML parser. It never guesses: at
 * the first line that is not exactly of that layout it gives up, and the whole text goes to {@link TomlLockfileReader}.
 *
 * <p>What it takes is a subset of TOML: ASCII only, no escapes, one key a line, each once in its table, tables in the
 * order of Cargo's writer. Indented lines and arrays on one line are taken too: other tools write those.
 */
final class LockfileScanner {
    private static final Token PACKAGE = Token.of("[[package]]");
    private static final Token UNUSED = Token.of("[[patch.unused]]");
    private static final Token ROOT = Token.of("[root]");
    private static final Token METADATA = Token.of("[metadata]");
    private static final Token FORMAT_VERSION = Token.of("version = ");
    private static final Token NAME = Token.of("name = \"");
    private static final Token VERSION = Token.of("version = \"");
    private static final Token SOURCE = Token.of("source = \"");
    private static final Token CHECKSUM = Token.of("checksum = \"");
    private static final Token REPLACE = Token.of("replace = \"");
    private static final Token DEPENDENCIES = Token.of("dependencies = [");
    private static final Token EQUALS = Token.of(" = \"");
    private static final Token COMMA = Token.of(",");

    private final LineCursor cursor;
    private final EntryTable table;
    private final ScannedTerms terms;
    private @Nullable Set<String> metadataKeys;
    private Section section = Section.TOP;
    private @Nullable Entry entry;
    private boolean entryHasDependencies;

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
        this.terms = new ScannedTerms(text);
        this.table = new EntryTable(limits, terms, text.length);
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
        cursor.skipBlanks();
        return switch (cursor.peek()) {
            case '\n', '\r' -> cursor.endLine();
            case '#' -> cursor.comment();
            case '[' -> readHeader();
            case '"' -> section == Section.METADATA && readMetadata();
            case 'v' -> section == Section.TOP ? readFormatVersion() : readVersion();
            default -> cursor.atEnd() || (entry != null && readKey(entry));
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
        table.marked = true;
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
        table.marked = true;
        table.version = digit;
        table.versionPlace = place;
        return cursor.endLine();
    }

    private boolean readVersion() {
        long place = cursor.place();
        Entry into = entry;
        if (into == null || into.version != null || !cursor.take(VERSION)) {
            return false;
        }
        into.versionPlace = place;
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
                        && (into.name = cursor.term(terms)) != null
                        && cursor.endLine();
            }
            case 's' -> {
                into.sourcePlace = place;
                yield into.source == null
                        && cursor.take(SOURCE)
                        && (into.source = cursor.repeatedString()) != null
                        && cursor.endLine();
            }
            case 'c' -> {
                into.checksumPlace = place;
                yield into.checksum == null && cursor.take(CHECKSUM) && readChecksum(into) && cursor.endLine();
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

    private boolean readChecksum(Entry into) {
        boolean normal = cursor.startsLowerHex(Checksum.LENGTH);
        into.checksum = cursor.string();
        into.digest = normal ? into.checksum : null;
        return into.checksum != null;
    }

    private boolean readDependencies(Entry into) {
        if (entryHasDependencies || !cursor.take(DEPENDENCIES)) {
            return false;
        }
        entryHasDependencies = true;
        boolean separated = true;
        while (true) {
            cursor.skipBlanks();
            switch (cursor.peek()) {
                case '"' -> {
                    cursor.skip();
                    if (!separated || !readItems(into)) {
                        return false;
                    }
                    separated = cursor.take(COMMA);
                }
                case '\n', '\r' -> {
                    if (!cursor.endLine()) {
                        return false;
                    }
                }
                case ']' -> {
                    cursor.skip();
                    return cursor.endLine();
                }
                default -> {
                    return false;
                }
            }
        }
    }

    /** Reads from behind a quote, as far as the items are set as Cargo does. */
    private boolean readItems(Entry into) {
        do {
            long place = cursor.placeBefore();
            Term dependency = cursor.term(terms);
            if (dependency == null) {
                return false;
            }
            table.addDependency(into, dependency, place);
        } while (cursor.nextItem());
        return true;
    }

    private boolean readMetadata() {
        long place = cursor.place();
        cursor.skip();
        String key = cursor.string();
        metadataKeys = metadataKeys == null ? new HashSet<>() : metadataKeys;
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
}
