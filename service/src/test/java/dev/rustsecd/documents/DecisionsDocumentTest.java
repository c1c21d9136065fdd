package dev.rustsecd.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every decision says what its state is, since when, and which other ones it changes or is changed by. */
class DecisionsDocumentTest {
    private static final String FOLDER = "docs/adr";
    private static final Pattern HEAD = Pattern.compile("""
            # (\\d{4})\\. (.+)

            - Status: (accepted|superseded by \\[\\d{4}]\\([\\w.-]+\\))
            - Date: (\\d{4}-\\d\\d-\\d\\d)
            (?:- Amends: (.+)
            )?(?:- Amended by: (.+)
            )?
            ## Context
            (?s:.+)
            ## Decision
            (?s:.+)
            ## Consequences
            (?s:.+)""");

    private record Decision(String file, String title, String amends, String amendedBy) {
        String link() {
            return "[" + file.substring(0, 4) + "](" + file + ")";
        }
    }

    private static List<Decision> decisions() throws IOException {
        List<Decision> decisions = new ArrayList<>();
        try (Stream<Path> files = Files.list(Page.ROOT.resolve(FOLDER))) {
            for (String file :
                    files.map(path -> path.getFileName().toString()).sorted().toList()) {
                Matcher head = HEAD.matcher(Page.read(FOLDER + "/" + file).text());
                if (file.matches("\\d.*") && head.matches()) {
                    assertEquals(file.substring(0, 4), head.group(1));
                    LocalDate.parse(head.group(4));
                    decisions.add(new Decision(
                            file,
                            head.group(1) + ". " + head.group(2),
                            String.valueOf(head.group(5)),
                            String.valueOf(head.group(6))));
                } else {
                    assertEquals("README.md", file, "a page without title, status, date or one of its three parts");
                }
            }
        }
        return decisions;
    }

    @Test
    void everyPageHasItsHeadAndIsInTheList() throws IOException {
        List<String> listed = Page.read(FOLDER + "/README.md").all("(?m)^- \\[\\d{4}\\. .*$");
        assertEquals(
                decisions().stream()
                        .map(one -> "- [" + one.title() + "](" + one.file() + ")")
                        .toList(),
                listed);
    }

    @Test
    void whatAmendsIsNamedByWhatIsAmended() throws IOException {
        List<Decision> decisions = decisions();
        for (Decision one : decisions) {
            for (Decision other : decisions) {
                assertEquals(
                        one.amends().contains(other.link()),
                        other.amendedBy().contains(one.link()),
                        one.file() + " amends " + other.file());
            }
        }
    }
}
