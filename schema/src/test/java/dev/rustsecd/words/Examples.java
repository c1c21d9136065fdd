package dev.rustsecd.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Values for the parameters of sentences, of {@code words/examples.properties}, and which of them were asked for. */
final class Examples {
    private static final String FILE = "/words/examples.properties";

    private final Properties values;
    private final Set<String> used = new HashSet<>();

    private Examples(Properties values) {
        this.values = values;
    }

    static Examples load() {
        Properties values = new Properties();
        try (InputStream in = Objects.requireNonNull(Examples.class.getResourceAsStream(FILE), FILE)) {
            values.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(FILE, e);
        }
        return new Examples(values);
    }

    /** The example of the method's parameter, or else that of the class's parameters of this name, or of all of them. */
    Optional<String> of(Method method, Parameter parameter) {
        String type = method.getDeclaringClass().getSimpleName();
        String name = parameter.getName();
        Optional<String> key = Stream.of(type + "." + method.getName() + "." + name, type + "." + name, name)
                .filter(values::containsKey)
                .findFirst();
        key.ifPresent(used::add);
        return key.map(values::getProperty);
    }

    /** The keys of the file that no parameter asked for. */
    Set<String> unused() {
        Set<String> unused = new TreeSet<>(values.stringPropertyNames());
        unused.removeAll(used);
        return unused;
    }
}
