package dev.rustsecd.advisory;

import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.RecordSentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** A table of the front matter; reads values of the type that their key asks for, and names key and place when not. */
final class TomlSection {
    /** How many elements a list, or a table of functions, may have; the most that RustSec has is 52. */
    static final int MAX_ELEMENTS = 1_000;

    private final FrontMatter file;
    private final TomlTable table;
    private final String name;
    private final Location where;

    private TomlSection(FrontMatter file, TomlTable table, String name, Location where) {
        this.file = file;
        this.table = table;
        this.name = name;
        this.where = where;
    }

    static TomlSection of(FrontMatter file, String name) {
        return find(file, name)
                .orElseThrow(() -> new RejectedInput(Rejection.ADVISORY_INVALID, RecordSentences.noTable(name)));
    }

    static Optional<TomlSection> find(FrontMatter file, String name) {
        return new TomlSection(file, file.toml().root(), "", Location.NOWHERE).section(name);
    }

    Optional<TomlSection> section(String key) {
        Object value = value(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof TomlTable inner) {
            return Optional.of(new TomlSection(file, inner, nameOf(key), whereOf(key)));
        }
        throw wrongType(key, "a table", value);
    }

    FieldText required(String key) {
        return text(key).orElseThrow(() -> missing(key));
    }

    Optional<FieldText> text(String key) {
        Object value = value(key);
        return value == null ? Optional.empty() : Optional.of(textOf(value, nameOf(key), whereOf(key)));
    }

    /** The strings of a list; none where the key is missing. */
    List<FieldText> texts(String key) {
        Object value = value(key);
        return value == null ? List.of() : textsOf(key, value);
    }

    List<FieldText> requiredTexts(String key) {
        Object value = value(key);
        if (value == null) {
            throw missing(key);
        }
        return textsOf(key, value);
    }

    boolean flag(String key) {
        Object value = value(key);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw wrongType(key, "a boolean", value);
    }

    /** The keys themselves, for tables whose keys are data. */
    List<FieldText> keys() {
        rejectMoreThanAllowed(table.size(), name, where);
        return table.keySet().stream()
                .map(key -> textOf(key, name, whereOf(key)))
                .toList();
    }

    /** A value made of the whole section; what rejects it rejects the advisory. */
    <T> T read(Rejection rejection, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (RejectedInput whole) {
            throw whole.in(rejection, detail -> RecordSentences.at(name, detail))
                    .at(where);
        }
    }

    private List<FieldText> textsOf(String key, Object value) {
        if (!(value instanceof TomlArray array)) {
            throw wrongType(key, "an array", value);
        }
        rejectMoreThanAllowed(array.size(), nameOf(key), whereOf(key));
        List<FieldText> texts = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            texts.add(textOf(array.get(i), nameOf(key) + "[" + i + "]", file.locate(array.inputPositionOf(i))));
        }
        return texts;
    }

    private static FieldText textOf(Object value, String name, Location where) {
        if (!(value instanceof String string)) {
            throw new RejectedInput(
                    Rejection.ADVISORY_INVALID,
                    RecordSentences.at(name, RecordSentences.expected("a string", typeOf(value))),
                    where);
        }
        FieldText text = new FieldText(string, name, where);
        if (string.indexOf('\0') >= 0) {
            throw text.reject(RecordSentences.NUL);
        }
        return text;
    }

    private static void rejectMoreThanAllowed(int size, String name, Location where) {
        if (size > MAX_ELEMENTS) {
            throw new RejectedInput(
                    Rejection.ADVISORY_INVALID,
                    RecordSentences.at(name, RecordSentences.tooManyElements(size, MAX_ELEMENTS)),
                    where);
        }
    }

    private RejectedInput missing(String key) {
        return new RejectedInput(Rejection.ADVISORY_INVALID, RecordSentences.missing(nameOf(key)), where);
    }

    private RejectedInput wrongType(String key, String expected, Object found) {
        return new RejectedInput(
                Rejection.ADVISORY_INVALID,
                RecordSentences.at(nameOf(key), RecordSentences.expected(expected, typeOf(found))),
                whereOf(key));
    }

    private static String typeOf(Object value) {
        if (value instanceof TomlTable) {
            return "a table";
        }
        if (value instanceof TomlArray) {
            return "an array";
        }
        if (value instanceof String) {
            return "a string";
        }
        if (value instanceof Boolean) {
            return "a boolean";
        }
        return value instanceof Number ? "a number" : "a date or time without quotes";
    }

    // By path, as a key may have dots.
    private @Nullable Object value(String key) {
        return table.get(List.of(key));
    }

    private Location whereOf(String key) {
        return file.locate(table.inputPositionOf(List.of(key)));
    }

    private String nameOf(String key) {
        return name.isEmpty() ? "[" + key + "]" : name + " " + key;
    }
}
