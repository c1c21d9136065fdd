package dev.rustsecd.service.request;

import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.RequestSentences;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The policy members that a client gave, as texts, with the place of each. */
public final class PolicyValues {
    /** Those that concern a single version. */
    public static final Set<PolicyMember> OF_A_VERSION =
            EnumSet.of(PolicyMember.PLAN, PolicyMember.RUST_VERSION, PolicyMember.WAIT);

    static final PolicyValues NONE = new PolicyValues(Map.of());

    private final Map<PolicyMember, Given> given;

    private PolicyValues(Map<PolicyMember, Given> given) {
        this.given = given;
    }

    /** The values of one member, and where they stand. */
    record Given(String place, Location where, List<String> values) {
        RejectedInput reject(String expected) {
            String found = values.isEmpty() ? RequestSentences.NOTHING : '"' + Quoted.of(values.get(0)) + '"';
            return reject(expected, found);
        }

        RejectedInput reject(String expected, String found) {
            return new RejectedInput(
                    Rejection.PARAMETER_INVALID, RequestSentences.value(place, expected, found), where);
        }
    }

    /**
     * Those of a query in which every member may stand.
     *
     * @throws RejectedInput {@link Rejection#PARAMETER_UNKNOWN}
     */
    public static PolicyValues ofQuery(Query query) {
        return ofQuery(query, EnumSet.allOf(PolicyMember.class));
    }

    /** Those of a query in which only the given members may stand. */
    public static PolicyValues ofQuery(Query query, Set<PolicyMember> allowed) {
        query.allowOnly(labels(allowed));
        Map<PolicyMember, Given> given = new EnumMap<>(PolicyMember.class);
        for (String name : query.names()) {
            PolicyMember member = PolicyMember.of(name).orElseThrow();
            List<String> values = member.isRepeatable()
                    ? query.all(name)
                    : query.one(name).stream().toList();
            given.put(member, new Given(RequestSentences.queryParameter(name), Location.NOWHERE, values));
        }
        return new PolicyValues(given);
    }

    /**
     * Reads the object of {@code policy}: a single value is a string or a boolean, a repeatable one also an array of
     * strings. Null and an empty array give nothing, as a query without the parameter does.
     */
    static PolicyValues ofJson(JsonSource json) {
        Map<PolicyMember, Given> given = new EnumMap<>(PolicyMember.class);
        json.object(name -> {
            Location where = json.where();
            PolicyMember member = PolicyMember.of(name)
                    .orElseThrow(() -> new RejectedInput(
                            Rejection.PARAMETER_UNKNOWN,
                            RequestSentences.unknownMember(
                                    Quoted.of(name), String.join(", ", labels(EnumSet.allOf(PolicyMember.class)))),
                            where));
            if (json.isNull()) {
                return;
            }
            List<String> values = member.isRepeatable() ? json.strings() : List.of(json.scalar());
            if (!values.isEmpty()) {
                given.put(member, new Given(RequestSentences.policyMember(name), where, values));
            }
        });
        return new PolicyValues(given);
    }

    /**
     * These together with those of the body.
     *
     * @throws RejectedInput {@link Rejection#PARAMETER_INVALID} for a member given in both
     */
    PolicyValues and(PolicyValues body) {
        Map<PolicyMember, Given> both = new EnumMap<>(PolicyMember.class);
        both.putAll(given);
        body.given.forEach((member, value) -> {
            if (both.put(member, value) != null) {
                throw new RejectedInput(
                        Rejection.PARAMETER_INVALID, RequestSentences.givenTwice(member.label()), value.where());
            }
        });
        return new PolicyValues(both);
    }

    @Nullable
    Given get(PolicyMember member) {
        return given.get(member);
    }

    private static Collection<String> labels(Set<PolicyMember> members) {
        return Arrays.stream(PolicyMember.values())
                .filter(members::contains)
                .map(PolicyMember::label)
                .collect(Collectors.toList());
    }
}
