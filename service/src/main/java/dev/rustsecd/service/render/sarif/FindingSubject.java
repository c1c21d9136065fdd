package dev.rustsecd.service.render.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.service.render.AdvisoryText;
import dev.rustsecd.service.render.FindingJson;
import dev.rustsecd.service.render.FixJson;
import dev.rustsecd.service.render.FixText;
import dev.rustsecd.service.render.Json;
import java.io.IOException;
import java.util.List;

/** A package and an advisory that affects it. */
record FindingSubject(Finding finding, RuleFacts rule) implements Subject {
    @Override
    public LockedPackage locked() {
        return finding.affected();
    }

    @Override
    public String source() {
        return finding.record().source();
    }

    @Override
    public String message() {
        return AdvisoryText.found(finding) + ' ' + FixText.withCommands(finding);
    }

    @Override
    public String advice() {
        return FixText.sentence(finding);
    }

    @Override
    public List<String> commands() {
        return FixText.commands(finding.fix());
    }

    @Override
    public void writeProperties(JsonGenerator out) throws IOException {
        Json.text(out, "kind", finding.kind().label());
        out.writeBooleanField("malicious", finding.advisory().isMalicious());
        FixJson.write(out, finding.fix());
        FindingJson.paths(out, finding.paths());
    }
}
