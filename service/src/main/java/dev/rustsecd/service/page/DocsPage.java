package dev.rustsecd.service.page;

import dev.rustsecd.service.page.part.Frame;
import dev.rustsecd.service.page.part.Frame.Section;
import java.util.List;

/** The API for people, made of its OpenAPI document. */
public record DocsPage(Frame frame, List<Operation> operations) {
    public DocsPage {
        operations = List.copyOf(operations);
    }

    /** One method of one path; {@code curl} is a command that works as typed. */
    public record Operation(
            String anchor,
            String method,
            String path,
            String summary,
            String description,
            List<String> curl,
            List<Parameter> parameters) {}

    /** A parameter of an operation. */
    public record Parameter(String name, String description) {}

    public static DocsPage of(List<Operation> operations) {
        return new DocsPage(new Frame("API", Section.DOCS), operations);
    }
}
