package dev.rustsecd.service.page;

import dev.rustsecd.service.page.ProblemsPage.Paragraph;
import dev.rustsecd.service.page.part.Frame;
import dev.rustsecd.service.page.part.Frame.Section;
import java.util.List;

/** The API for people, made of its OpenAPI document. */
public record DocsPage(Frame frame, List<Group> groups) {
    public DocsPage {
        groups = List.copyOf(groups);
    }

    /** The operations of one tag. */
    public record Group(String anchor, String title, List<Operation> operations) {
        public Group {
            operations = List.copyOf(operations);
        }
    }

    /** One method of one path; {@code curl} is a command that works as typed. */
    public record Operation(
            String anchor,
            String method,
            String path,
            String summary,
            Paragraph description,
            List<String> curl,
            List<Parameter> parameters) {}

    /** A parameter of an operation. */
    public record Parameter(String name, Paragraph description) {}

    public static DocsPage of(List<Group> groups) {
        return new DocsPage(new Frame("API", Section.DOCS), groups);
    }
}
