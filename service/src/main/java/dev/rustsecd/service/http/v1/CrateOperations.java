package dev.rustsecd.service.http.v1;

import dev.rustsecd.audit.VersionReport;
import dev.rustsecd.catalog.CrateOverview;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.render.JsonCrate;
import dev.rustsecd.service.render.JsonVersion;
import dev.rustsecd.service.request.AuditOptions;
import dev.rustsecd.service.request.PolicyMember;
import dev.rustsecd.service.request.PolicyReader;
import dev.rustsecd.service.request.PolicyValues;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.service.request.VersionQuestion;
import dev.rustsecd.service.view.Basis;
import dev.rustsecd.service.view.CrateQuestions;
import dev.rustsecd.words.rejection.RequestSentences;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/** One crate, and one version of it. */
public final class CrateOperations {
    private static final String VERSIONS = "versions";

    private final CrateQuestions questions;

    public CrateOperations(CrateQuestions questions) {
        this.questions = questions;
    }

    public List<Operation<?>> table() {
        return List.of(
                Operation.get(
                        "crate",
                        "/v1/crates/:name",
                        Crate::read,
                        asked -> questions.about(asked.name(), asked.maxWait()).map(basis -> answer(basis, asked))),
                Operation.get(
                        "crateVersion",
                        "/v1/crates/:name/:version",
                        CrateVersion::read,
                        asked -> questions
                                .about(asked.version().crate(), asked.options().maxWait())
                                .map(basis -> answer(basis, asked))));
    }

    /**
     * @param listed whether every version is listed
     */
    private record Crate(CrateName name, boolean listed, Duration maxWait) {
        static Crate read(Call call) {
            Query query = call.query();
            query.allowOnly(List.of(VERSIONS, PolicyMember.WAIT.label()));
            String versions = query.one(VERSIONS).orElse("false");
            if (!versions.equals("true") && !versions.equals("false")) {
                throw Query.invalid(VERSIONS, RequestSentences.NOT_A_BOOLEAN);
            }
            PolicyValues rest = PolicyValues.ofQuery(query.without(VERSIONS), EnumSet.of(PolicyMember.WAIT));
            Duration maxWait = PolicyReader.read(rest).maxWait();
            call.requireJson();
            return new Crate(CrateName.parse(call.pathParameter("name")), versions.equals("true"), maxWait);
        }
    }

    private static Answer answer(Basis basis, Crate asked) {
        CrateOverview crate = basis.crate(asked.name());
        byte[] json = JsonCrate.render(
                crate,
                basis.yanks(),
                basis.snapshot(),
                basis.view().fragments(),
                new JsonCrate.Lists(asked.listed(), basis.isStale(), basis.incomplete(crate)));
        return basis.withAges(Answer.json(json), crate.registry());
    }

    private record CrateVersion(VersionQuestion version, AuditOptions options) {
        static CrateVersion read(Call call) {
            AuditOptions options = PolicyReader.read(PolicyValues.ofQuery(call.query(), PolicyValues.OF_A_VERSION));
            call.requireJson();
            VersionQuestion version = VersionQuestion.of(call.pathParameter("name"), call.pathParameter("version"));
            return new CrateVersion(version, options);
        }
    }

    private static Answer answer(Basis basis, CrateVersion asked) {
        VersionReport report = basis.version(asked.version(), asked.options().policy());
        byte[] json = JsonVersion.render(report, basis.snapshot(), basis.view().fragments());
        return basis.withAges(Answer.json(json).with(report.verdict(), report.incompleteBecause()), report.registry());
    }
}
