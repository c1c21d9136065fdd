package dev.rustsecd.yank;

import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.toml.TomlDocument;
import dev.rustsecd.words.rejection.RequestSentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Reads yank metadata documents in TOML, strictly: a key that is not known is rejected, so that a typo does not lose a
 * reason. Whatever is wrong is rejected as {@link Rejection#YANK_INVALID}, with line and column.
 */
public final class YankDocumentReader {
    private static final String DESCRIPTION = "description";
    private static final String ADVISORY = "advisory";
    private static final String ID = "id";
    private static final String VERSIONS = "versions";

    private final TomlDocument toml;

    private YankDocumentReader(TomlDocument toml) {
        this.toml = toml;
    }

    /** A document for one version. */
    public static YankDocument one(String text) {
        YankDocumentReader reader = of(text);
        reader.rejectOthers(reader.toml.root(), Set.of(DESCRIPTION, ADVISORY), "");
        return reader.document();
    }

    /** A document with the versions that it is for. */
    public static YankOrder many(String text) {
        YankDocumentReader reader = of(text);
        reader.rejectOthers(reader.toml.root(), Set.of(VERSIONS, DESCRIPTION, ADVISORY), "");
        YankDocument document = reader.document();
        List<String> versions = reader.versions();
        return reader.placed(reader.toml.root().inputPositionOf(VERSIONS), () -> new YankOrder(versions, document));
    }

    private static YankDocumentReader of(String text) {
        try {
            return new YankDocumentReader(TomlDocument.parse(text, Rejection.YANK_INVALID));
        } catch (RejectedInput notToml) {
            throw notToml.in(Rejection.YANK_INVALID, RequestSentences::yankDocument);
        }
    }

    private YankDocument document() {
        TomlTable root = toml.root();
        String description = text(root, DESCRIPTION, DESCRIPTION);
        String id = root.contains(List.of(ADVISORY)) ? advisory(root) : null;
        return placed(root.inputPositionOf(DESCRIPTION), () -> YankDocument.of(description, id));
    }

    private String advisory(TomlTable root) {
        if (!(root.get(List.of(ADVISORY)) instanceof TomlTable table)) {
            throw reject(RequestSentences.ADVISORY_TABLE, root.inputPositionOf(ADVISORY));
        }
        rejectOthers(table, Set.of(ID), "[advisory] ");
        return text(table, ID, "[advisory] id");
    }

    private List<String> versions() {
        TomlTable root = toml.root();
        if (!(root.get(List.of(VERSIONS)) instanceof TomlArray array)) {
            throw reject(RequestSentences.VERSIONS_ARRAY, root.inputPositionOf(VERSIONS));
        }
        List<String> versions = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof String version)) {
                throw reject(RequestSentences.notAString("versions[" + i + "]"), array.inputPositionOf(i));
            }
            versions.add(version);
        }
        return versions;
    }

    private String text(TomlTable table, String key, String name) {
        Object value = table.get(List.of(key));
        if (value == null) {
            throw reject(RequestSentences.missing(name), null);
        }
        if (!(value instanceof String text)) {
            throw reject(RequestSentences.notAString(name), table.inputPositionOf(key));
        }
        return text;
    }

    private void rejectOthers(TomlTable table, Set<String> known, String prefix) {
        for (String key : table.keySet()) {
            if (!known.contains(key)) {
                throw reject(RequestSentences.unknownKey(prefix + key), table.inputPositionOf(List.of(key)));
            }
        }
    }

    private <T> T placed(@Nullable TomlPosition where, java.util.function.Supplier<T> reader) {
        try {
            return reader.get();
        } catch (RejectedInput wrong) {
            throw wrong.where() == Location.NOWHERE ? wrong.at(toml.locate(where)) : wrong;
        }
    }

    private RejectedInput reject(String detail, @Nullable TomlPosition where) {
        return new RejectedInput(Rejection.YANK_INVALID, detail, toml.locate(where));
    }
}
