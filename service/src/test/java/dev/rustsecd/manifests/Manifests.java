package dev.rustsecd.manifests;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The manifests in {@code k8s/}, read into the models of the Kubernetes API. */
final class Manifests {
    static final Path FOLDER = Path.of(System.getProperty("rustsecd.basedir"), "k8s");

    private static final List<String> PATCHES = List.of("serve.yaml", "scaling.yaml", "ingest.yaml");
    private static final String MODELS = "io.fabric8.kubernetes.api.model";

    private Manifests() {}

    /** Resources of the Prometheus operator, which no model here knows: {@code .ci/monitoring/run} judges what they say. */
    static boolean ofTheOperator(HasMetadata resource) {
        return resource.getApiVersion().startsWith("monitoring.coreos.com/");
    }

    /** A patch names what it changes and no more. */
    private static boolean isPatch(Path file) {
        return file.startsWith(FOLDER.resolve("overlays/production"))
                && PATCHES.stream().anyMatch(file::endsWith);
    }

    /** Every file with whole resources: all but kustomizations and patches. */
    static List<Path> files() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml") && !isPatch(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<HasMetadata> patches() {
        return PATCHES.stream()
                .flatMap(file -> resources(FOLDER.resolve("overlays/production").resolve(file)).stream())
                .toList();
    }

    static List<HasMetadata> resources(Path file) {
        return documents(text(file)).stream().map(Manifests::resource).toList();
    }

    static HasMetadata resource(String yaml) {
        return new KubernetesSerialization().unmarshal(yaml, HasMetadata.class);
    }

    static List<HasMetadata> all() {
        return files().stream().flatMap(file -> resources(file).stream()).toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> documents(String text) {
        return List.of(text.split("(?m)^---$"));
    }

    /** All parts of a resource that are of some type, at any depth. */
    static <T> List<T> parts(Object root, Class<T> type) {
        List<T> found = new ArrayList<>();
        visit(root, part -> {
            if (type.isInstance(part)) {
                found.add(type.cast(part));
            }
        });
        return found;
    }

    /** What no model knows, anywhere in a resource: misspelt fields, mostly. */
    static List<String> unknownFields(Object root) {
        List<String> unknown = new ArrayList<>();
        visit(
                root,
                part -> additional(part)
                        .keySet()
                        .forEach(name -> unknown.add(part.getClass().getSimpleName() + "." + name)));
        return unknown;
    }

    private interface Visitor {
        void see(Object part);
    }

    private static void visit(@Nullable Object part, Visitor visitor) {
        if (part instanceof Collection<?> collection) {
            collection.forEach(each -> visit(each, visitor));
        } else if (part instanceof Map<?, ?> map) {
            map.values().forEach(each -> visit(each, visitor));
        } else if (part != null && part.getClass().getName().startsWith(MODELS)) {
            visitor.see(part);
            for (Method method : part.getClass().getMethods()) {
                boolean getter = method.getName().startsWith("get") && method.getParameterCount() == 0;
                if (getter
                        && !method.getName().equals("getClass")
                        && !method.getName().equals("getAdditionalProperties")) {
                    visit(call(part, method), visitor);
                }
            }
        }
    }

    private static Map<?, ?> additional(Object part) {
        for (Method method : part.getClass().getMethods()) {
            if (method.getName().equals("getAdditionalProperties")) {
                return call(part, method) instanceof Map<?, ?> map ? map : Map.of();
            }
        }
        return Map.of();
    }

    private static @Nullable Object call(Object part, Method method) {
        try {
            return method.invoke(part);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(part.getClass() + "." + method.getName(), e);
        }
    }
}
