package dev.rustsecd.service.page;

import dev.rustsecd.service.page.part.Frame;
import dev.rustsecd.service.page.part.Frame.Section;
import dev.rustsecd.service.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;

/** Every problem that there is: what it means, and what to do. The {@code type} of a problem leads to its section. */
public record ProblemsPage(Frame frame, List<Entry> entries) {
    public ProblemsPage {
        entries = List.copyOf(entries);
    }

    /** One problem. */
    public record Entry(ProblemType type, List<Paragraph> meaning, List<Paragraph> advice) {
        public Entry {
            meaning = List.copyOf(meaning);
            advice = List.copyOf(advice);
        }
    }

    /** Text with code in it. */
    public record Paragraph(List<Piece> pieces) {
        public Paragraph {
            pieces = List.copyOf(pieces);
        }

        /** Of Markdown whose only marks are those of code: {@code send `Accept: text/html`}. */
        public static Paragraph of(String markdown) {
            List<Piece> pieces = new ArrayList<>();
            boolean code = false;
            for (String piece : markdown.split("`", -1)) {
                if (!piece.isEmpty()) {
                    pieces.add(new Piece(piece, code));
                }
                code = !code;
            }
            return new Paragraph(pieces);
        }
    }

    /** A part of a paragraph. */
    public record Piece(String text, boolean code) {}

    public static ProblemsPage of(List<Entry> entries) {
        return new ProblemsPage(new Frame("Problems", Section.OTHER), entries);
    }
}
