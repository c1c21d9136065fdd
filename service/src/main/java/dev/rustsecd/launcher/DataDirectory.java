package dev.rustsecd.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the program keeps what it fetches. Source: XDG Base Directory Specification, data files of a user. */
final class DataDirectory {
    private static final Path OF_ROOT = Path.of("/var/lib/rustsecd");

    private DataDirectory() {}

    /**
     * @param set the setting
     * @param user the name of the user that the program runs as
     */
    static Path choose(Optional<String> set, Map<String, String> environment, String user, String home) {
        if (set.isPresent()) {
            return Path.of(set.get()).toAbsolutePath();
        }
        String dataHome = environment.getOrDefault("XDG_DATA_HOME", "");
        // The specification has relative paths ignored.
        if (!dataHome.isEmpty() && Path.of(dataHome).isAbsolute()) {
            return Path.of(dataHome).resolve("rustsecd");
        }
        return user.equals("root") ? OF_ROOT : Path.of(home, ".local", "share", "rustsecd");
    }
}
