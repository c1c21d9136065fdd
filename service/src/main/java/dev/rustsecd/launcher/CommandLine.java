package dev.rustsecd.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words behind {@code java -jar rustsecd.jar}: an optional role, then flags.
 *
 * @param request what to do
 * @param flags {@code --key=value}, unread
 * @param problem one sentence where the words cannot be understood
 */
record CommandLine(Request request, Role role, List<String> flags, Optional<String> problem) {
    static final String USAGE = """
            usage: java -jar rustsecd.jar [all|serve|ingest|migrate] [--setting=value ...]

              all      follow the advisory databases and answer over HTTP (default)
              serve    answer only; an ingest elsewhere fills the database
              ingest   follow the advisory databases only
              migrate  bring the database's schema up to date, then end

              --help, --version
              --config=FILE      settings from a TOML file
              --port=8080        any setting of docs/settings.md, likewise
            """;

    /** What is asked for. */
    enum Request {
        RUN,
        HELP,
        VERSION
    }

    static CommandLine parse(List<String> words) {
        if (words.contains("--help") || words.contains("-h")) {
            return new CommandLine(Request.HELP, Role.ALL, List.of(), Optional.empty());
        }
        if (words.contains("--version")) {
            return new CommandLine(Request.VERSION, Role.ALL, List.of(), Optional.empty());
        }
        List<String> flags = new ArrayList<>(words);
        Role role = Role.ALL;
        if (!flags.isEmpty() && !flags.get(0).startsWith("-")) {
            String word = flags.remove(0);
            Optional<Role> named = Role.of(word);
            if (named.isEmpty()) {
                return new CommandLine(Request.RUN, Role.ALL, List.of(), Optional.of(word + ": there is no such role"));
            }
            role = named.get();
        }
        return new CommandLine(Request.RUN, role, List.copyOf(flags), Optional.empty());
    }
}
