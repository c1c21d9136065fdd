package dev.rustsecd.ingest.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.rustsecd.words.rejection.RecordSentences;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the features of an index line. Null and a member that is left out are none; {@code features2} has those whose
 * values older Cargos could not read, and is one with {@code features}.
 *
 * <p>Source: Cargo book, "Registry Index", {@code features2}.
 */
final class FeatureParser {
    /** Names and values of one version; crates.io takes 300 features, and more by agreement. */
    private static final int MAX_NAMES = 20_000;

    private final Map<String, List<String>> features = new LinkedHashMap<>();
    private int names;

    /** What was read so far. */
    Map<String, List<String>> features() {
        return features;
    }

    void table(JsonParser in, JsonToken value, String member) throws IOException {
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        IndexJson.object(in, value, name -> {
            count(1);
            List<String> switched = list(in, in.nextToken(), member);
            count(switched.size());
            features.merge(name, switched, FeatureParser::both);
        });
    }

    private void count(int more) {
        names += more;
        if (names > MAX_NAMES) {
            throw IndexJson.reject(RecordSentences.tooManyEntries("features", MAX_NAMES));
        }
    }

    /** The features that a dependency asks for, or that a feature switches on. */
    static List<String> list(JsonParser in, JsonToken value, String member) throws IOException {
        if (value == JsonToken.VALUE_NULL) {
            return List.of();
        }
        if (value != JsonToken.START_ARRAY) {
            throw IndexJson.reject(RecordSentences.notAnArray(member));
        }
        List<String> all = new ArrayList<>();
        for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
            if (all.size() == MAX_NAMES || next == null) {
                throw IndexJson.reject(RecordSentences.tooManyEntries(member, MAX_NAMES));
            }
            all.add(IndexJson.text(in, next, member));
        }
        return all;
    }

    private static List<String> both(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
