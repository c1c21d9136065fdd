package dev.rustsecd.service.page;

import dev.rustsecd.reject.Location;
import dev.rustsecd.service.page.part.Frame;
import dev.rustsecd.service.page.part.Frame.Section;
import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.words.page.PageSentences;
import java.util.Locale;
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
        String place =
                problem.where() instanceof Location.Text text ? PageSentences.place(text.line(), text.column()) : null;
        return new ProblemPage(
                new Frame(problem.type().title(), Section.OTHER),
                problem.type().status(),
                problem.type().title(),
                detail(problem),
                place,
                problem.type().uri(),
                requestId);
    }

    /** That no page is there is all that is said of an unknown path. */
    private static String detail(Problem problem) {
        return problem.type() == ProblemType.NOT_FOUND && problem.detail().isEmpty()
                ? PageSentences.noSuchPage()
                : sentence(problem.detail());
    }

    /** Details begin small and have no full stop where they go behind a colon. */
    private static String sentence(String detail) {
        if (detail.isEmpty()) {
            return "";
        }
        String start = detail.substring(0, 1).toUpperCase(Locale.ROOT) + detail.substring(1);
        return Character.isLetterOrDigit(start.charAt(start.length() - 1)) ? start + "." : start;
    }
}
