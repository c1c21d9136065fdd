package dev.rustsecd.service.page;

import dev.rustsecd.reject.Location;
import dev.rustsecd.service.page.part.Frame;
import dev.rustsecd.service.page.part.Frame.Section;
import dev.rustsecd.service.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A problem as a person sees it.
 *
 * @param explanation address of what it means, and what to do
 */
public record ProblemPage(
        Frame frame,
        int status,
        String title,
        String detail,
        @Nullable String place,
        String explanation,
        String requestId) {
    public static ProblemPage of(Problem problem, String requestId) {
        String place = problem.where() instanceof Location.Text text
                ? "Line " + text.line() + ", column " + text.column() + "."
                : null;
        return new ProblemPage(
                new Frame(problem.type().title(), Section.OTHER),
                problem.type().status(),
                problem.type().title(),
                problem.detail(),
                place,
                problem.type().uri(),
                requestId);
    }
}
