package dev.rustsecd.launcher;

import dev.rustsecd.settings.NearestName;
import dev.rustsecd.words.operator.ConfigurationSentences;
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final List<String> ROLES =
            Arrays.stream(Role.values()).map(Role::word).toList();

    /** What is to be done. */
    enum Request {
        RUN,
        HELP,
        VERSION
    }

    static CommandLine parse(List<String> words) {
        if (words.contains("--help") || words.contains("-h")) {
            return new CommandLine(Request.HELP, Role.ALL, List.of(), Optional.empty());
        }
        if (words.contains("--version") || words.contains("-V")) {
            return new CommandLine(Request.VERSION, Role.ALL, List.of(), Optional.empty());
        }
        List<String> flags = new ArrayList<>(words);
        Role role = Role.ALL;
        if (!flags.isEmpty() && !flags.get(0).startsWith("-")) {
            String word = flags.remove(0);
            Optional<Role> named = Role.of(word);
            if (named.isEmpty()) {
                return new CommandLine(
                        Request.RUN,
                        Role.ALL,
                        List.of(),
                        Optional.of(ConfigurationSentences.unknownRole(word, NearestName.of(word, ROLES))));
            }
            role = named.get();
        }
        return new CommandLine(Request.RUN, role, List.copyOf(flags), Optional.empty());
    }
}
