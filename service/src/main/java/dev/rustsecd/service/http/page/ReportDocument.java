package dev.rustsecd.service.http.page;

import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.page.ReportPage;
import dev.rustsecd.service.page.part.Asset;
import dev.rustsecd.service.request.PublicAddress;
import dev.rustsecd.snapshot.Snapshot;

/** The page of a report as a document by itself: {@code format=html}. It holds its style sheet and loads nothing. */
public final class ReportDocument {
    private static final String POLICY = "default-src 'none'; style-src " + Asset.STYLES.policyHash()
            + "; form-action 'none'; frame-ancestors 'none'";

    private final Pages pages = new Pages();
    private final OwnAddress address;

    public ReportDocument(PublicAddress address) {
        this.address = new OwnAddress(address);
    }

    /** Where the links of a document lead that answers this call. */
    public String base(Call call) {
        return address.of(call);
    }

    public byte[] render(AuditReport report, Snapshot snapshot, String base) {
        return pages.report(ReportPage.of(report, snapshot, base));
    }

    /** The answer with what a browser needs to be told of it. */
    public static Answer guarded(Answer answer) {
        return answer.with("Content-Security-Policy", POLICY).with("Referrer-Policy", "no-referrer");
    }
}
