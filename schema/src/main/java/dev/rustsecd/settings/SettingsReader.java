package dev.rustsecd.settings;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/**
 * Gathers settings from what main read: the flags, the environment, the text of the settings file, and the files that
 * {@code …_FILE} variables name. A wrong or unknown name is a problem, wherever it stands.
 */
public final class SettingsReader {
    private static final String FILE_SUFFIX = "_FILE";

    /** The environment name of the settings file; its flag is {@code --config}. */
    public static final String CONFIG_NAME = Settings.ENVIRONMENT_PREFIX + "CONFIG";

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
     * @param flags {@code --key=value}, in order; the last of a key counts
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

    private Map<String, String> flags(List<String> flags) {
        Map<String, String> byName = new TreeMap<>();
        for (String flag : flags) {
            int equals = flag.indexOf('=');
            if (!flag.startsWith("--") || equals < 0) {
                problems.add(flag + ": flags are written --name=value");
            } else {
                byName.put(flag.substring(2, equals).replace('-', '_'), flag.substring(equals + 1));
            }
        }
        return byName;
    }

    private void rejectBothForms(Map<String, String> environment) {
        for (SettingKey key : SettingKey.values()) {
            String fileForm = key.environmentName() + FILE_SUFFIX;
            if (key.isSecret() && environment.containsKey(key.environmentName()) && environment.containsKey(fileForm)) {
                problems.add(fileForm + ": " + key.environmentName() + " is set too; set one of them");
            }
        }
    }

    private void flag(String name, String value) {
        SettingKey.ofFileName(name)
                .ifPresentOrElse(
                        key -> values.put(key, value),
                        () -> problems.add("--" + name.replace('_', '-') + ": there is no such flag"));
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
                        known -> values.put(known, value), () -> problems.add(name + ": there is no such setting"));
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
            toml.errors().forEach(error -> problems.add(path + ": " + error.getMessage()));
            if (toml.errors().isEmpty()) {
                toml.keySet().forEach(name -> fileEntry(path, name, toml.get(List.of(name))));
            }
        });
    }

    private void fileEntry(String path, String name, @Nullable Object value) {
        Optional<SettingKey> key = SettingKey.ofFileName(name);
        if (key.isEmpty()) {
            problems.add(path + ": " + name + ": there is no such setting");
        } else if (value instanceof String || value instanceof Long) {
            values.put(key.get(), value.toString());
        } else {
            problems.add(path + ": " + name + ": a text or a whole number is expected");
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
