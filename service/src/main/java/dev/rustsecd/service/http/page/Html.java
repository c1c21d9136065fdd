package dev.rustsecd.service.http.page;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.ErrorForm;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.page.ProblemPage;
import dev.rustsecd.service.problem.Problem;
import java.util.Map;

/**
 * Answers that a browser shows. What is refused is shown as a page too, to those who asked for one; a defect stays one, and
 * is told of where all are.
 */
public final class Html implements ErrorForm {
    /** Nothing but what this service sends itself: no script in a page, no request elsewhere, no frame around it. */
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Pages pages;

    Html(Pages pages) {
        this.pages = pages;
    }

    static Answer ok(byte[] page) {
        return of(200, page);
    }

    public static Answer of(int status, byte[] page) {
        return Answer.of(status, "text/html; charset=utf-8", page)
                .with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "no-referrer");
    }

    /** Another page, to be asked for with GET. */
    static Answer seeOther(String address) {
        return Answer.empty(303).with("Location", address);
    }

    @Override
    public Answer of(Problem problem, Call call) {
        return PROBLEM.of(problem, call);
    }

    @Override
    public Answer ofRejection(Problem problem, Call call) {
        Answer shown = of(problem.type().status(), pages.problem(ProblemPage.of(problem, call.id())));
        for (Map.Entry<String, String> header : of(problem, call).headers().entrySet()) {
            shown = shown.with(header.getKey(), header.getValue());
        }
        return shown;
    }
}
