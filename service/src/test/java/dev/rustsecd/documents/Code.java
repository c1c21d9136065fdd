package dev.rustsecd.documents;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The classes of the program, without tests, by the names that documents give them. */
final class Code {
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.rustsecd");

    private static final Pattern NAME = Pattern.compile("([A-Z]\\w*)(?:\\.([A-Za-z]\\w*))?(\\(.*\\))?");
    private static final Pattern METHOD = Pattern.compile("([a-z]\\w*)(\\(.*\\))");

    private Code() {}

    /** Whether a word of a document looks like the name of a type or of a method. */
    static boolean isName(String word) {
        return NAME.matcher(word).matches() || METHOD.matcher(word).matches();
    }

    /** Whether there is a type, a member of it ({@code Type.member}), or a method ({@code method(…)}) of that name. */
    static boolean has(String word) {
        Matcher method = METHOD.matcher(word);
        if (method.matches()) {
            return CLASSES.stream().anyMatch(type -> hasMethod(type, method.group(1), method.group(2)));
        }
        Matcher name = NAME.matcher(word);
        return name.matches()
                && CLASSES.stream()
                        .filter(type -> type.getSimpleName().equals(name.group(1)))
                        .anyMatch(type -> name.group(2) == null || hasMember(type, name.group(2), name.group(3)));
    }

    private static boolean hasMember(JavaClass type, String member, @Nullable String parameters) {
        if (hasMethod(type, member, parameters)) {
            return true;
        }
        return parameters == null
                && (type.tryGetField(member).isPresent() || CLASSES.contain(type.getName() + "$" + member));
    }

    /** @param parameters in parentheses, of which only the count matters; null or {@code (…)} for any */
    private static boolean hasMethod(JavaClass type, String name, @Nullable String parameters) {
        Stream<JavaMethod> methods =
                type.getAllMethods().stream().filter(one -> one.getName().equals(name));
        if (parameters == null || parameters.equals("(…)")) {
            return methods.findAny().isPresent();
        }
        int count = parameters.equals("()") ? 0 : parameters.split(",").length;
        return methods.anyMatch(one -> one.getParameters().size() == count);
    }

    /** The words of which the names of packages, types and methods are made, in small letters, by package. */
    static Set<String> words(JavaClass type) {
        List<String> names = Stream.concat(
                        Stream.of(type.getSimpleName()),
                        type.getMethods().stream().map(JavaMethod::getName))
                .filter(name -> !name.contains("$"))
                .toList();
        return Stream.concat(names.stream(), Stream.of(type.getPackageName().split("\\.")))
                .flatMap(name -> Stream.of(name.split("(?<=[a-z0-9])(?=[A-Z])|_")))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
