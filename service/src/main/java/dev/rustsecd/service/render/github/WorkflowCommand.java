package dev.rustsecd.service.render.github;

import dev.rustsecd.service.render.SafeText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A workflow command of GitHub Actions: {@code ::error file=Cargo.lock,line=3,title=time 0.1.42::it is vulnerable}. No text
 * in it ends its line, and none has the two colons that part a command from its message.
 *
 * <p>Source: GitHub, "Workflow commands for GitHub Actions"; actions/toolkit, {@code command.ts}, for what is escaped.
 */
final class WorkflowCommand {
    private static final Pattern COLONS = Pattern.compile(":(?=:)");

    private final String level;
    private final Map<String, String> properties = new LinkedHashMap<>();

    /** @param level {@code error}, {@code warning} or {@code notice} */
    WorkflowCommand(String level) {
        this.level = level;
    }

    WorkflowCommand with(String property, String value) {
        properties.put(property, text(value).replace(":", "%3A").replace(",", "%2C"));
        return this;
    }

    /** @param lines of the message */
    String saying(Iterable<String> lines) {
        StringBuilder command = new StringBuilder("::").append(level);
        char separator = ' ';
        for (Map.Entry<String, String> property : properties.entrySet()) {
            command.append(separator).append(property.getKey()).append('=').append(property.getValue());
            separator = ',';
        }
        command.append("::");
        String between = "";
        for (String line : lines) {
            command.append(between).append(text(line));
            between = "%0A";
        }
        return command.append('\n').toString();
    }

    /** A line of the log that is no command. */
    static String plain(String text) {
        return COLONS.matcher(SafeText.of(text)).replaceAll(": ") + '\n';
    }

    /** Without line ends, which would end the command. */
    private static String text(String text) {
        return COLONS.matcher(SafeText.of(text)).replaceAll(": ").replace("%", "%25");
    }
}
