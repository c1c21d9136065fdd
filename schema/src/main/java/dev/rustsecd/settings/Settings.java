package dev.rustsecd.settings;

import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.ConfigurationSentences;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings of one start, from flags over environment over file over defaults. Readers take typed values and note what
 * is wrong; {@link #check()} then rejects the start with all that was noted.
 */
public final class Settings {
    /** What every environment variable of this program starts with. */
    public static final String ENVIRONMENT_PREFIX = "RUSTSECD_";

    private final Map<SettingKey, String> values;
    private final List<String> problems;

    Settings(Map<SettingKey, String> values, List<String> problems) {
        this.values = new EnumMap<>(SettingKey.class);
        this.values.putAll(values);
        this.problems = new ArrayList<>(problems);
    }

    /** The value, or the default, or nothing. */
    public Optional<String> text(SettingKey key) {
        return Optional.ofNullable(values.get(key)).or(key::defaultValue);
    }

    /** A value that is set or has a default. */
    public String requiredText(SettingKey key) {
        return text(key).orElseThrow(() -> new IllegalArgumentException(key + " has no default"));
    }

    /** A whole number within bounds, both included. */
    public int number(SettingKey key, int min, int max) {
        return read(
                key,
                min,
                text -> {
                    int number = Integer.parseInt(text);
                    if (number < min || number > max) {
                        throw new IllegalArgumentException();
                    }
                    return number;
                },
                ConfigurationSentences.wholeNumber(min, max));
    }

    /** A positive ISO 8601 duration, at least {@code min}. */
    public Duration duration(SettingKey key, Duration min) {
        return read(
                key,
                min,
                text -> {
                    Duration duration = Duration.parse(text);
                    if (duration.compareTo(min) < 0) {
                        throw new IllegalArgumentException();
                    }
                    return duration;
                },
                ConfigurationSentences.duration(min.toString()));
    }

    /** One of a few words. */
    public String choice(SettingKey key, List<String> words) {
        return read(
                key,
                words.get(0),
                text -> {
                    if (!words.contains(text)) {
                        throw new IllegalArgumentException();
                    }
                    return text;
                },
                ConfigurationSentences.oneOf(String.join(", ", words)));
    }

    /** A value of a type of its own, whose reader throws {@link IllegalArgumentException} with a sentence. */
    public <T> Optional<T> custom(SettingKey key, Function<String, T> reader) {
        try {
            return text(key).map(reader);
        } catch (IllegalArgumentException wrong) {
            problems.add(ConfigurationSentences.of(key.environmentName(), Causes.of(wrong)));
            return Optional.empty();
        }
    }

    /** Notes a problem that only the composition can see. */
    public void problem(String sentence) {
        problems.add(sentence);
    }

    /**
     * @throws SettingsProblem where anything was wrong
     */
    public void check() {
        if (!problems.isEmpty()) {
            throw new SettingsProblem(problems);
        }
    }

    private <T> T read(SettingKey key, T fallback, Function<String, T> reader, String expected) {
        String text = requiredText(key);
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException wrong) {
            String shown = key.isSecret() ? ConfigurationSentences.hiddenValue() : "\"" + text + "\"";
            problems.add(ConfigurationSentences.badValue(key.environmentName(), shown, expected));
            return fallback;
        }
    }
}
