package dev.rustsecd.ingest.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.rustsecd.release.Requirement;
import dev.rustsecd.release.Requirement.Asked;
import dev.rustsecd.release.Requirement.Kind;
import dev.rustsecd.words.rejection.RecordSentences;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one entry of a line's {@code deps}.
 *
 * <p>Source: Cargo book, "Registry Index", "JSON schema"; cargo, {@code RegistryDependency}.
 */
final class RequirementParser {
    /** crates.io by the spelling that an index uses where another registry's crate depends on it. */
    private static final String CRATES_IO = "https://github.com/rust-lang/crates.io-index";

    private final JsonParser in;
    private final Set<String> seen = new HashSet<>();
    private @Nullable String name;
    private @Nullable String crate;
    private @Nullable String text;
    private Kind kind = Kind.NORMAL;
    private boolean optional;
    private @Nullable String target;
    private boolean elsewhere;
    private List<String> features = List.of();
    private boolean defaults = true;

    private RequirementParser(JsonParser in) {
        this.in = in;
    }

    static Requirement parse(JsonParser in, @Nullable JsonToken start) throws IOException {
        RequirementParser parser = new RequirementParser(in);
        IndexJson.object(in, start, parser::member);
        return parser.requirement();
    }

    private Requirement requirement() {
        // Where there is a package, the name is what the dependent's code calls it.
        String named = crate == null ? name : crate;
        if (named == null || text == null) {
            throw IndexJson.reject(RecordSentences.DEPENDENCY);
        }
        // Its text is read by those who look at it: a registry has millions.
        Asked asked = new Asked(name == null ? named : name, features, defaults);
        return new Requirement(named, text, null, kind, optional, target, elsewhere, asked);
    }

    private void member(String member) throws IOException {
        JsonToken value = in.nextToken();
        boolean known = true;
        switch (member) {
            case "name" -> name = IndexJson.text(in, value, member);
            case "package" -> crate = IndexJson.textOrNull(in, value, member);
            case "req" -> text = IndexJson.text(in, value, member);
            case "kind" -> kind = kind(IndexJson.textOrNull(in, value, member));
            case "features" -> features = FeatureParser.list(in, value, member);
            case "default_features" ->
                defaults = value == JsonToken.VALUE_NULL || IndexJson.flag(value, member); // absent is true for Cargo
            case "optional" -> optional = IndexJson.flag(value, member);
            case "target" -> target = IndexJson.textOrNull(in, value, member);
            case "registry" -> elsewhere = isElsewhere(IndexJson.textOrNull(in, value, member));
            default -> known = false;
        }
        in.skipChildren();
        if (known && !seen.add(member)) {
            throw IndexJson.reject(RecordSentences.repeatedInDependency(member));
        }
    }

    /** As Cargo has it, any other word is a normal one. */
    private static Kind kind(@Nullable String word) {
        if (word == null) {
            return Kind.NORMAL;
        }
        return switch (word) {
            case "dev" -> Kind.DEV;
            case "build" -> Kind.BUILD;
            default -> Kind.NORMAL;
        };
    }

    private static boolean isElsewhere(@Nullable String registry) {
        return registry != null && !registry.equals(CRATES_IO) && !registry.equals("registry+" + CRATES_IO);
    }
}
