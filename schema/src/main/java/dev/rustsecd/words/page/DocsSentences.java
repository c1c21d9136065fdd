package dev.rustsecd.words.page;

/** What the page of the API says around the operations, which say themselves what they do. */
public final class DocsSentences {
    private DocsSentences() {}

    public static String title() {
        return "HTTP API";
    }

    public static String lead() {
        return "Plain HTTP and JSON. One answer has the advisory's text, the affected ranges, the severity, the fix,"
                + " and how old the data is.";
    }

    public static String openApiLink() {
        return "The OpenAPI document, with every schema";
    }

    public static String problemsLink() {
        return "Every error, and what to do";
    }
}
