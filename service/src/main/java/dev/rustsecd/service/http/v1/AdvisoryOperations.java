package dev.rustsecd.service.http.v1;

import static dev.rustsecd.service.exchange.Operation.now;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.render.JsonAdvisories;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.service.search.AdvisoryQuery;
import dev.rustsecd.service.search.AdvisorySearch;
import dev.rustsecd.service.view.Basis;
import dev.rustsecd.service.view.CrateQuestions;
import dev.rustsecd.service.view.View;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.words.rejection.ProblemSentences;
import java.util.List;

/** Advisories: a search, and one by id or by an alias that several may share. */
public final class AdvisoryOperations {
    private static final int MULTIPLE_CHOICES = 300;

    private final CrateQuestions questions;

    public AdvisoryOperations(CrateQuestions questions) {
        this.questions = questions;
    }

    public List<Operation<?>> table() {
        return List.of(
                Operation.get("advisories", "/v1/advisories", Search::read, now(this::page)),
                Operation.get(
                        "advisory",
                        "/v1/advisories/:id",
                        call -> call.requirePlainJson().pathParameter("id"),
                        now(this::advisory)));
    }

    private record Search(Query query, AdvisoryQuery asked) {
        static Search read(Call call) {
            Query query = call.query();
            Search search = new Search(query, AdvisoryQuery.read(query));
            call.requireJson();
            return search;
        }
    }

    private Answer page(Search search) {
        Basis basis = questions.now();
        View view = basis.view();
        AdvisoryQuery asked = search.asked();
        AdvisorySearch.Page page = view.search().find(asked.filter(), asked.after(), asked.limit());
        String next = page.next() == null ? null : page.next().text();
        byte[] json = JsonAdvisories.page(page.records(), page.total(), next, view.snapshot(), view.fragments());
        Answer answer = basis.withAge(Answer.json(json));
        String address = "/v1/advisories?" + search.query().encodedWith("page_token", next == null ? "" : next);
        return next == null ? answer : answer.with("Link", "<" + address + ">; rel=\"next\"");
    }

    private Answer advisory(String id) {
        Basis basis = questions.now();
        List<AdvisoryRecord> records = find(basis.snapshot(), id);
        return basis.withAge(
                records.size() == 1
                        ? Answer.json(
                                JsonAdvisories.one(records.get(0), basis.view().fragments()))
                        : Answer.of(MULTIPLE_CHOICES, "application/json", JsonAdvisories.choice(id, records)));
    }

    /** Of several sources that have the id, RustSec's is meant. */
    private static List<AdvisoryRecord> find(Snapshot snapshot, String id) {
        List<AdvisoryRecord> byId = snapshot.byId(id);
        if (!byId.isEmpty()) {
            return byId.subList(0, 1);
        }
        List<AdvisoryRecord> byAlias = snapshot.byAlias(id);
        if (byAlias.isEmpty()) {
            boolean unreadable = snapshot.quarantine().concernsId(id);
            throw new ProblemAnswer(
                    ProblemType.NOT_FOUND,
                    unreadable ? ProblemSentences.UNREADABLE_RECORD : ProblemSentences.NO_ADVISORY);
        }
        return byAlias;
    }
}
