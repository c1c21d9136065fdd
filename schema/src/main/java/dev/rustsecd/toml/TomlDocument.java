package dev.rustsecd.toml;

import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.RecordSentences;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/**
 * A TOML 1.1 text as tables. Time and memory are bounded: about 3 seconds and 200 megabytes a megabyte at worst, and 20,000
 * values; what is nested deeper than 16 levels is rejected.
 *
 * <p>Positions of tomlj are those of a text without blank lines and comments: only {@link #locate} gives true ones.
 */
public final class TomlDocument {
    private static final int MAX_VALUES = 20_000;

    private final TomlText text;
    private final TomlParseResult root;

    private TomlDocument(TomlText text, TomlParseResult root) {
        this.text = text;
        this.root = root;
    }

    /**
     * @param rejection the reason that a rejection gives
     * @throws RejectedInput where the text is not TOML, with line and column of the first error
     */
    public static TomlDocument parse(String toml, Rejection rejection) {
        return parse(toml, rejection, MAX_VALUES);
    }

    /** As {@link #parse(String, Rejection)}, with another limit of values. */
    public static TomlDocument parse(String toml, Rejection rejection, int maxValues) {
        TomlText text = undamaged(toml, rejection);
        if (text.values() > maxValues) {
            throw new RejectedInput(rejection, RecordSentences.notToml(RecordSentences.moreValuesThan(maxValues)));
        }
        TomlParseResult result = parsed(text.kept(), rejection);
        TomlDocument document = new TomlDocument(text, result);
        if (result.hasErrors()) {
            TomlParseError first = result.errors().get(0);
            throw new RejectedInput(
                    rejection,
                    RecordSentences.notToml(firstLine(first.getMessage())),
                    document.locate(first.position()));
        }
        return document;
    }

    private static TomlParseResult parsed(String toml, Rejection rejection) {
        try {
            return Toml.parse(toml, TomlVersion.V1_1_0);
        } catch (StackOverflowError deep) {
            throw new RejectedInput(rejection, RecordSentences.notToml(RecordSentences.TOO_DEEP));
        }
    }

    /**
     * Looks through a text of any length, in linear time: 10 milliseconds a megabyte.
     *
     * @throws RejectedInput for what can be told so not to be TOML, with line and column
     */
    public static void check(String toml, Rejection rejection) {
        var unused = undamaged(toml, rejection);
    }

    private static TomlText undamaged(String toml, Rejection rejection) {
        TomlText text = new TomlText(toml);
        if (text.damage() != null) {
            Location place = Location.text(text.damageLine(), text.damageColumn());
            throw new RejectedInput(rejection, RecordSentences.notToml(text.damage()), place);
        }
        return text;
    }

    public TomlTable root() {
        return root;
    }

    /** The place in the text of a position that a table or array of this document gave. */
    public Location.Text locate(@Nullable TomlPosition position) {
        return position == null
                ? new Location.Text(1, 1)
                : new Location.Text(text.line(position.line()), Math.max(1, position.column()));
    }

    private static String firstLine(@Nullable String message) {
        return message == null
                ? RecordSentences.UNKNOWN_ERROR
                : message.lines().findFirst().orElse(RecordSentences.UNKNOWN_ERROR);
    }
}
