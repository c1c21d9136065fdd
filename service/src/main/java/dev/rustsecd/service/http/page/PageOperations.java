package dev.rustsecd.service.http.page;

import dev.rustsecd.audit.Auditor;
import dev.rustsecd.service.audit.Audits;
import dev.rustsecd.service.demand.CrateDemand;
import dev.rustsecd.service.exchange.BodyReader;
import dev.rustsecd.service.exchange.BoundedWorker;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.request.PublicAddress;
import dev.rustsecd.service.view.Views;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** What answers the addresses of pages. */
public final class PageOperations {
    private final Views views;
    private final Pages pages = new Pages();
    private final PageProblems problems = new PageProblems(pages);
    private final Auditor auditor;
    private final CrateDemand demand;
    private final OwnAddress base;
    private final InstantSource clock;

    public PageOperations(
            Views views, Auditor auditor, CrateDemand demand, PublicAddress address, InstantSource clock) {
        this.views = views;
        this.auditor = auditor;
        this.demand = demand;
        this.base = new OwnAddress(address);
        this.clock = clock;
    }

    /** What a form posts a lockfile to. */
    public OperationHandler report(Audits audits, BodyReader bodies, BoundedWorker worker) {
        return problems.around(new ReportPageHandler(views, pages, audits, bodies, worker));
    }

    /** The pages to get, each with its path as the router writes it. */
    public Map<String, Page> pages() {
        Map<String, Page> operations = new LinkedHashMap<>();
        operations.put("/", page("homePage", new HomePageHandler(views, pages, base)));
        operations.put("/advisories/", page("advisoryListPage", new AdvisoryListPageHandler(views, pages)));
        operations.put("/advisories/:file", page("advisoryPage", new AdvisoryPageHandler(views, pages, problems)));
        operations.put(
                "/crates/:name", page("cratePage", new CratePageHandler(views, pages, auditor, demand, base, clock)));
        operations.put(
                "/crates/:name/:version",
                page("versionPage", new VersionPageHandler(views, pages, auditor, demand, base, clock)));
        operations.put("/packages/:crate.html", page("packagePage", new PackagePageHandler(views, pages, problems)));
        operations.put(
                "/status",
                page(
                        "statusPage",
                        new StatusPageHandler(views, pages, auditor.rules().freshness(), clock)));
        operations.put("/docs", page("docsPage", new DocsPageHandler(pages, base)));
        operations.put(ProblemType.PAGE, page("problemsPage", new ProblemsPageHandler(pages)));
        operations.put("/assets/:digest/:name", new Page("asset", new AssetHandler()));
        return operations;
    }

    /** A page's operation id, and what answers it. */
    public record Page(String id, OperationHandler handler) {}

    private Page page(String id, OperationHandler handler) {
        return new Page(id, problems.around(handler));
    }
}
