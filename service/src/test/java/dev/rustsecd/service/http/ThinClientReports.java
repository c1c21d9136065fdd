package dev.rustsecd.service.http;

import dev.rustsecd.service.http.ScriptedService.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of reports share: a project, one shell, and a service that answers with a finding. */
abstract class ThinClientReports {
    static final String REPORT = "Crate:     time\n\nerror: 1 vulnerability found!\n";

    final ScriptedService service = new ScriptedService();
    ThinClientProject project;

    private final String shell;

    ThinClientReports(String shell) {
        this.shell = shell;
    }

    @BeforeEach
    void makeTheProject(@TempDir Path folder) {
        project = new ThinClientProject(folder, shell, service.url());
        project.lockfile(TestServer.LOCKFILE);
        service.replies(Reply.findings(REPORT));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    static String[] words(String words) {
        return words.isEmpty() ? new String[0] : words.split(" ");
    }
}
