package dev.rustsecd.words.page;

/** What the page that documents the API says apart from the descriptions of its operations. */
public final class DocsSentences {
    private DocsSentences() {}

    public static String title() {
        return "HTTP API";
    }

    public static String lead() {
        return "Plain HTTP and JSON. Each response has everything about a finding: the text of the advisory, the affected versions, the"
                + " severity, the fix, and how old the data is.";
    }

    public static String openApiLink() {
        return "The OpenAPI document, with every schema";
    }

    public static String problemsLink() {
        return "Every error, and what to do";
    }
}
