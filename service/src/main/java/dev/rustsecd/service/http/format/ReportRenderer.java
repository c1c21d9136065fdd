package dev.rustsecd.service.http.format;

import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.service.audit.Audited;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.page.report.ReportPage;
import dev.rustsecd.service.render.JsonReport;
import dev.rustsecd.service.render.ReportFormat;
import dev.rustsecd.service.render.cargoaudit.CargoAuditReport;
import dev.rustsecd.service.render.cyclonedx.CycloneDxReport;
import dev.rustsecd.service.render.github.GithubReport;
import dev.rustsecd.service.render.markdown.MarkdownReport;
import dev.rustsecd.service.render.sarif.SarifReport;
import dev.rustsecd.service.render.text.LineReport;
import dev.rustsecd.service.render.text.TextReport;
import dev.rustsecd.service.render.text.TreeStyle;
import dev.rustsecd.service.view.View;
import java.nio.charset.StandardCharsets;

/** Writes a report in any of its formats. */
public final class ReportRenderer {
    private final Pages pages;

    public ReportRenderer(Pages pages) {
        this.pages = pages;
    }

    /**
     * What the formats for people have beside the report.
     *
     * @param base where the links of a document lead
     */
    public record Look(TreeStyle trees, boolean color, boolean help, String base) {}

    /** Without colour. */
    public byte[] render(ReportFormat format, Audited audited, String base) {
        return render(format, audited.view(), audited.report(), new Look(TreeStyle.SHORT, false, false, base));
    }

    public byte[] render(ReportFormat format, View view, AuditReport report, Look look) {
        return switch (format) {
            case JSON -> JsonReport.render(report, view.snapshot(), view.fragments());
            case TEXT ->
                TextReport.render(report, view.snapshot(), look.trees(), look.color())
                        .getBytes(StandardCharsets.UTF_8);
            case LINE -> LineReport.render(report, look.help()).getBytes(StandardCharsets.UTF_8);
            case CARGO_AUDIT -> CargoAuditReport.render(report, view.snapshot());
            case SARIF -> SarifReport.render(report);
            case CYCLONEDX -> CycloneDxReport.render(report, view.snapshot());
            case MARKDOWN -> MarkdownReport.render(report, view.snapshot()).getBytes(StandardCharsets.UTF_8);
            case GITHUB -> GithubReport.render(report, view.snapshot());
            case HTML -> pages.report(ReportPage.of(report, view.snapshot(), ReportPage.Setting.alone(look.base())));
        };
    }
}
