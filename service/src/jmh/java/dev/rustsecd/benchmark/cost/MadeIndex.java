package dev.rustsecd.benchmark.cost;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * An index of crates.io as it may be some day, made from a smaller one: every crate is there under its own name and several
 * times under made ones, and all have gone on publishing as they did. The same seed gives the same files.
 *
 * <p>Requirements of a made crate name, one half of them, the real crates, which stay the most required, and for the rest
 * the made ones of the same copy. {@link MadeHistory} says how versions go on.
 */
final class MadeIndex {
    private static final long SEED = 2_500_000;

    private final IndexFolder source;
    private final List<String> real;
    private final Random random = new Random(SEED);

    /** By the name in lower case of the real crate; what it is called in each copy, itself first. */
    private final Map<String, List<String>> copies = new HashMap<>();

    MadeIndex(IndexFolder source) {
        this.source = source;
        this.real = source.names();
    }

    /**
     * Writes the files into a folder.
     *
     * @param crates at least as many as the source has
     * @param versions of all of them together, met to about a hundredth
     * @return how many versions were written
     */
    int write(Path folder, int crates, int versions) throws IOException {
        name(crates);
        double growth = versions / (double) expected();
        int written = 0;
        for (String name : real) {
            MadeHistory history = MadeHistory.of(source.lines(name));
            List<String> names = copies.getOrDefault(name, List.of());
            for (int copy = 0; copy < names.size(); copy++) {
                List<Map<String, @Nullable Object>> lines = history.grown(growth, random);
                write(IndexFolder.file(folder, names.get(copy)), copy, names.get(copy), lines);
                written += lines.size();
            }
        }
        return written;
    }

    private void name(int crates) {
        MadeNames made = new MadeNames(real, random);
        real.forEach(name -> copies.put(name, new ArrayList<>(List.of(name))));
        List<String> order = new ArrayList<>(real);
        for (int i = real.size(); i < crates; i++) {
            if (i % real.size() == 0) {
                Collections.shuffle(order, random);
            }
            String like = order.get(i % real.size());
            copies.getOrDefault(like, new ArrayList<>()).add(made.like(like));
        }
    }

    /** How many versions there are before anything grows. */
    private long expected() {
        return real.stream()
                .mapToLong(name -> (long) source.lines(name).size()
                        * copies.getOrDefault(name, List.of()).size())
                .sum();
    }

    private void write(Path file, int copy, String name, List<Map<String, @Nullable Object>> lines) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            out.setRootValueSeparator(null);
            for (Map<String, @Nullable Object> line : lines) {
                if (copy > 0) {
                    line.put("name", name);
                    line.put("deps", renamed(line.get("deps"), copy));
                }
                value(out, line);
                out.writeRaw('\n');
            }
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.toString());
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, @Nullable Object>> renamed(@Nullable Object dependencies, int copy) {
        List<Map<String, @Nullable Object>> renamed = new ArrayList<>();
        for (Map<String, @Nullable Object> one :
                (List<Map<String, @Nullable Object>>) Objects.requireNonNull(dependencies)) {
            Map<String, @Nullable Object> other = new HashMap<>(one);
            String key = one.get("package") == null ? "name" : "package";
            List<String> names = copies.getOrDefault(String.valueOf(one.get(key)), List.of());
            if (copy < names.size() && random.nextBoolean()) {
                other.put(key, names.get(copy));
            }
            renamed.add(other);
        }
        return renamed;
    }

    private static void value(JsonGenerator out, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> members) {
            out.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                out.writeFieldName(String.valueOf(member.getKey()));
                value(out, member.getValue());
            }
            out.writeEndObject();
        } else if (value instanceof Collection<?> items) {
            out.writeStartArray();
            for (Object item : items) {
                value(out, item);
            }
            out.writeEndArray();
        } else if (value instanceof Boolean word) {
            out.writeBoolean(word);
        } else {
            out.writeString(value == null ? null : value.toString());
        }
    }
}
