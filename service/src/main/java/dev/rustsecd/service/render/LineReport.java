package dev.rustsecd.service.render;

import dev.rustsecd.audit.AuditReport;
import java.util.List;

/** A report in the one line that a build tool prints; empty where there is nothing to say. */
public final class LineReport {
    private LineReport() {}

    /** @param help whether a second line names the command to run next, where there is one */
    public static String render(AuditReport report, boolean help) {
        String message = SafeText.of(report.summary().message());
        if (message.isEmpty()) {
            return "";
        }
        List<String> commands =
                report.fixAll() == null ? List.of() : report.fixAll().commands();
        String second = help && !commands.isEmpty() ? "help: run " + SafeText.of(commands.get(0)) + '\n' : "";
        return message + '\n' + second;
    }
}
