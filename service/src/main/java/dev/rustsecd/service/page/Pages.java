package dev.rustsecd.service.page;

import dev.rustsecd.service.page.embed.CardPage;
import dev.rustsecd.service.page.report.ReportPage;
import dev.rustsecd.service.render.SafeText;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.Utf8ByteOutput;

/** Makes HTML of pages. Safe for use by many threads. */
public final class Pages {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    public Pages() {
        engine.setBinaryStaticContent(true);
    }

    public byte[] home(HomePage page) {
        return render("home.jte", page);
    }

    public byte[] report(ReportPage page) {
        return render("report.jte", page);
    }

    public byte[] advisories(AdvisoryListPage page) {
        return render("advisories.jte", page);
    }

    public byte[] advisory(AdvisoryPage page) {
        return render("advisory.jte", page);
    }

    public byte[] crate(CratePage page) {
        return render("crate.jte", page);
    }

    public byte[] crates(CrateListPage page) {
        return render("crates.jte", page);
    }

    /** A card that other sites show. */
    public byte[] card(CardPage page) {
        return render("card.jte", page);
    }

    public byte[] version(VersionPage page) {
        return render("version.jte", page);
    }

    public byte[] packagePage(PackagePage page) {
        return render("package.jte", page);
    }

    public byte[] status(StatusPage page) {
        return render("status.jte", page);
    }

    public byte[] docs(DocsPage page) {
        return render("docs.jte", page);
    }

    public byte[] problems(ProblemsPage page) {
        return render("problems.jte", page);
    }

    public byte[] problem(ProblemPage page) {
        return render("problem.jte", page);
    }

    private byte[] render(String template, Object page) {
        VisibleOutput out = new VisibleOutput();
        engine.render(template, page, out);
        return out.toByteArray();
    }

    /** What templates write, as UTF-8; what strangers wrote loses the characters that hide, reorder or mimic text. */
    private static final class VisibleOutput implements TemplateOutput {
        private final Utf8ByteOutput out = new Utf8ByteOutput();

        @Override
        public void writeContent(String text) {
            out.writeContent(SafeText.visible(text));
        }

        @Override
        public void writeContent(String text, int begin, int end) {
            writeContent(text.substring(begin, end));
        }

        /** What the templates themselves say. */
        @Override
        public void writeBinaryContent(byte[] text) {
            out.writeBinaryContent(text);
        }

        byte[] toByteArray() {
            return out.toByteArray();
        }
    }
}
