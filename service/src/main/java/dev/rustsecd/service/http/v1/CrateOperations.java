package dev.rustsecd.service.http.v1;

import dev.rustsecd.audit.VersionReport;
import dev.rustsecd.catalog.CrateOverview;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.http.page.Html;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.page.VersionPage;
import dev.rustsecd.service.render.JsonCrate;
import dev.rustsecd.service.render.JsonVersion;
import dev.rustsecd.service.render.lookup.LookupFormat;
import dev.rustsecd.service.render.lookup.VersionDigest;
import dev.rustsecd.service.request.AuditOptions;
import dev.rustsecd.service.request.PolicyMember;
import dev.rustsecd.service.request.PolicyReader;
import dev.rustsecd.service.request.PolicyValues;
import dev.rustsecd.service.request.PublicAddress;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.service.request.VersionQuestion;
import dev.rustsecd.service.view.Basis;
import dev.rustsecd.service.view.CrateQuestions;
import dev.rustsecd.words.rejection.RequestSentences;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One crate, and one version of it. */
public final class CrateOperations {
    private static final String VERSIONS = "versions";
    private static final String FORMAT = "format";
    private static final List<String> VERSION_PARAMETERS = Stream.concat(
                    Stream.of(FORMAT), PolicyValues.OF_A_VERSION.stream().map(PolicyMember::label))
            .toList();

    private final CrateQuestions questions;
    private final PublicAddress address;
    private final Pages pages = new Pages();

    public CrateOperations(CrateQuestions questions, PublicAddress address) {
        this.questions = questions;
        this.address = address;
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
                        call -> CrateVersion.read(call, address),
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

    /**
     * @param base where the links of a page lead
     */
    private record CrateVersion(VersionQuestion version, AuditOptions options, LookupFormat format, String base) {
        static CrateVersion read(Call call, PublicAddress address) {
            Query query = call.query();
            query.allowOnly(VERSION_PARAMETERS);
            LookupFormat format = format(call, query);
            AuditOptions options =
                    PolicyReader.read(PolicyValues.ofQuery(query.without(FORMAT), PolicyValues.OF_A_VERSION));
            VersionQuestion version = VersionQuestion.of(call.pathParameter("name"), call.pathParameter("version"));
            return new CrateVersion(
                    version, options, format, call.ownAddress(address).orElse(PublicAddress.USUAL));
        }

        /** By name, else by what the client takes. */
        private static LookupFormat format(Call call, Query query) {
            Optional<String> label = query.one(FORMAT);
            return label.isEmpty()
                    ? LookupFormat.ofMediaType(call.representation(LookupFormat.MEDIA_TYPES))
                    : LookupFormat.ofLabel(label.get())
                            .orElseThrow(() -> Query.invalid(FORMAT, RequestSentences.notOneOf(LookupFormat.labels())));
        }
    }

    private Answer answer(Basis basis, CrateVersion asked) {
        VersionReport report = basis.version(asked.version(), asked.options().policy());
        Answer answer = render(basis, report, asked);
        return basis.withAges(answer.with(report.verdict(), report.incompleteBecause()), report.registry());
    }

    private Answer render(Basis basis, VersionReport report, CrateVersion asked) {
        LookupFormat format = asked.format();
        return switch (format) {
            case JSON ->
                Answer.json(JsonVersion.render(
                        report, basis.snapshot(), basis.view().fragments()));
            case TEXT -> text(format, VersionDigest.text(report, basis.snapshot()));
            case MARKDOWN -> text(format, VersionDigest.markdown(report, basis.snapshot()));
            case HTML ->
                Html.of(200, pages.version(VersionPage.of(report, basis.snapshot(), basis.now(), asked.base())));
        };
    }

    private static Answer text(LookupFormat format, String text) {
        return Answer.of(200, format.contentType(), text.getBytes(StandardCharsets.UTF_8));
    }
}
