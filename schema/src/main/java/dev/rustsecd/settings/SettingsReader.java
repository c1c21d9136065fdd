package dev.rustsecd.settings;

import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.ConfigurationSentences;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/**
 * Gathers settings from what main read: the flags, the environment, the text of the settings file, and the files that
 * {@code …_FILE} variables name. A wrong or unknown name is a problem, wherever it stands.
 */
public final class SettingsReader {
    private static final String FILE_SUFFIX = "_FILE";
    private static final String FLAG = "--";

    /** The environment name of the settings file; its flag is {@code --config}. */
    public static final String CONFIG_NAME = Settings.ENVIRONMENT_PREFIX + "CONFIG";

    private static final List<String> FLAGS = names(SettingKey::flag, "--config", "--help", "--version");
    private static final List<String> VARIABLES = names(SettingKey::environmentName, CONFIG_NAME);
    private static final List<String> FILE_NAMES = names(SettingKey::fileName);

    /** Reads a small text file, or says in one sentence why it cannot. */
    @FunctionalInterface
    public interface FileReader {
        /**
         * @throws IllegalArgumentException with a sentence that names the file
         */
        String read(String path);
    }

    private final FileReader files;
    private final List<String> problems = new ArrayList<>();
    private final Map<SettingKey, String> values = new EnumMap<>(SettingKey.class);

    public SettingsReader(FileReader files) {
        this.files = files;
    }

    /**
     * @param flags {@code --key=value} or {@code --key value}, in order; the last of a key counts
     * @param environment all of it; names that do not start with the prefix are not looked at
     */
    public Settings read(List<String> flags, Map<String, String> environment) {
        Map<String, String> byFlag = flags(flags);
        Optional.ofNullable(byFlag.remove("config"))
                .or(() -> Optional.ofNullable(environment.get(CONFIG_NAME)))
                .ifPresent(this::file);
        rejectBothForms(environment);
        new TreeMap<>(environment).forEach(this::environment);
        byFlag.forEach(this::flag);
        return new Settings(values, problems);
    }

    private static List<String> names(Function<SettingKey, String> form, String... others) {
        return Stream.concat(Arrays.stream(SettingKey.values()).map(form), Stream.of(others))
                .toList();
    }

    private Map<String, String> flags(List<String> words) {
        Map<String, String> byName = new TreeMap<>();
        Deque<String> rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            String word = rest.remove();
            int equals = word.indexOf('=');
            if (!word.startsWith(FLAG)) {
                problems.add(
                        word.startsWith("-")
                                ? unknownFlag(FLAG + word.substring(1), word.split("=", 2)[0])
                                : ConfigurationSentences.stray(withoutSecret(word)));
            } else if (equals >= 0) {
                byName.put(fileName(word.substring(0, equals)), word.substring(equals + 1));
            } else if (rest.isEmpty() || rest.element().startsWith(FLAG)) {
                problems.add(
                        FLAGS.contains(word) ? ConfigurationSentences.flagWithoutValue(word) : unknownFlag(word, word));
            } else {
                byName.put(fileName(word), rest.remove());
            }
        }
        return byName;
    }

    /** A word that is out of place may be the value of a setting that holds credentials. */
    private static String withoutSecret(String word) {
        int authority = word.indexOf("://");
        return authority < 0 ? word : word.substring(0, authority) + "://…";
    }

    private static String fileName(String flag) {
        return flag.substring(FLAG.length()).replace('-', '_');
    }

    /** The prefix is in every name, and says nothing about how near they are. */
    private static String nearest(String prefix, String given, List<String> known) {
        List<String> bare =
                known.stream().map(name -> name.substring(prefix.length())).toList();
        String nearest = NearestName.of(given.substring(prefix.length()), bare);
        return nearest.isEmpty() ? "" : prefix + nearest;
    }

    private static String unknownFlag(String flag, String asGiven) {
        return ConfigurationSentences.unknownFlag(asGiven, nearest(FLAG, flag.split("=", 2)[0], FLAGS));
    }

    private void rejectBothForms(Map<String, String> environment) {
        for (SettingKey key : SettingKey.values()) {
            String fileForm = key.environmentName() + FILE_SUFFIX;
            if (key.isSecret() && environment.containsKey(key.environmentName()) && environment.containsKey(fileForm)) {
                problems.add(ConfigurationSentences.variableAndFile(fileForm, key.environmentName()));
            }
        }
    }

    private void flag(String name, String value) {
        SettingKey.ofFileName(name)
                .ifPresentOrElse(
                        key -> values.put(key, value),
                        () -> problems.add(unknownFlag(FLAG + name.replace('_', '-'), FLAG + name.replace('_', '-'))));
    }

    private void environment(String name, String value) {
        if (!name.startsWith(Settings.ENVIRONMENT_PREFIX) || name.equals(CONFIG_NAME)) {
            return;
        }
        String key = name.substring(Settings.ENVIRONMENT_PREFIX.length());
        if (key.endsWith(FILE_SUFFIX) && secretKey(key).isPresent()) {
            SettingKey secret = secretKey(key).get();
            text(value).ifPresent(text -> values.put(secret, text.strip()));
            return;
        }
        known(key)
                .ifPresentOrElse(
                        known -> values.put(known, value),
                        () -> problems.add(ConfigurationSentences.unknownVariable(
                                name, nearest(Settings.ENVIRONMENT_PREFIX, name, VARIABLES))));
    }

    private static Optional<SettingKey> known(String key) {
        return List.of(SettingKey.values()).stream()
                .filter(candidate -> candidate.name().equals(key))
                .findFirst();
    }

    private static Optional<SettingKey> secretKey(String key) {
        String name = key.substring(0, key.length() - FILE_SUFFIX.length());
        return List.of(SettingKey.values()).stream()
                .filter(candidate -> candidate.isSecret() && candidate.name().equals(name))
                .findFirst();
    }

    private void file(String path) {
        text(path).ifPresent(text -> {
            TomlParseResult toml = Toml.parse(text);
            toml.errors()
                    .forEach(error -> problems.add(ConfigurationSentences.of(
                            path + ":" + error.position().line(), Causes.of(error))));
            if (toml.errors().isEmpty()) {
                toml.keySet().forEach(name -> fileEntry(path, name, toml.get(List.of(name))));
            }
        });
    }

    private void fileEntry(String path, String name, @Nullable Object value) {
        Optional<SettingKey> key = SettingKey.ofFileName(name);
        if (key.isEmpty()) {
            problems.add(ConfigurationSentences.unknownKey(path, name, NearestName.of(name, FILE_NAMES)));
        } else if (value instanceof String || value instanceof Long) {
            values.put(key.get(), value.toString());
        } else {
            problems.add(ConfigurationSentences.of(
                    path, ConfigurationSentences.of(name, ConfigurationSentences.TEXT_OR_NUMBER)));
        }
    }

    private Optional<String> text(String path) {
        try {
            return Optional.of(files.read(path));
        } catch (IllegalArgumentException unreadable) {
            problems.add(String.valueOf(unreadable.getMessage()));
            return Optional.empty();
        }
    }
}
