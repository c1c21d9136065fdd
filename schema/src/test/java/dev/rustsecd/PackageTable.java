package dev.rustsecd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables of packages in {@code docs/ARCHITECTURE.md}: for each package of a module, which others of it are imported. */
public final class PackageTable {
    private static final Path PAGE = Path.of(System.getProperty("rustsecd.basedir"), "docs", "ARCHITECTURE.md");
    private static final Pattern ROW = Pattern.compile("\\| `([\\w.]+)` \\| (.*) \\| (.*) \\|");
    private static final String NOTHING = "–";

    private PackageTable() {}

    /**
     * Fails where the page's table of a module is not what its classes say. With {@code -Dgolden.update} its imports are
     * written first; rows come and go by hand, since what a package is for must be said.
     *
     * @param nameOf the page's name of a Java package, empty for one of another module
     */
    public static void check(String module, JavaClasses classes, Function<String, String> nameOf) throws IOException {
        Map<String, String> found = found(classes, nameOf);
        if (Boolean.getBoolean("golden.update")) {
            update(module, found);
        }
        Map<String, String> written = new TreeMap<>();
        rows(module).forEach(row -> written.put(row.group(1), row.group(3)));
        assertEquals(lines(written), lines(found), "the table of `" + module + "` in docs/ARCHITECTURE.md");
    }

    private static Map<String, String> found(JavaClasses classes, Function<String, String> nameOf) {
        Map<String, TreeSet<String>> imports = new TreeMap<>();
        for (JavaClass type : classes) {
            TreeSet<String> others =
                    imports.computeIfAbsent(nameOf.apply(type.getPackageName()), unused -> new TreeSet<>());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                others.add(nameOf.apply(
                        dependency.getTargetClass().getBaseComponentType().getPackageName()));
            }
        }
        imports.remove("");
        Map<String, String> found = new TreeMap<>();
        imports.forEach((name, others) -> {
            others.removeAll(List.of("", name));
            found.put(name, others.isEmpty() ? NOTHING : "`" + String.join("`, `", others) + "`");
        });
        return found;
    }

    private static List<Matcher> rows(String module) throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("\n### `" + module + "`\n") + 1;
        return page.substring(start, page.indexOf("\n#", start))
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .toList();
    }

    private static void update(String module, Map<String, String> found) throws IOException {
        String page = Files.readString(PAGE);
        for (Matcher row : rows(module)) {
            String imports = found.getOrDefault(row.group(1), row.group(3));
            page = page.replace(row.group(), "| `" + row.group(1) + "` | " + row.group(2) + " | " + imports + " |");
        }
        Files.writeString(PAGE, page);
    }

    private static String lines(Map<String, String> rows) {
        return rows.entrySet().stream()
                .map(row -> row.getKey() + " imports " + row.getValue())
                .collect(Collectors.joining("\n"));
    }
}
