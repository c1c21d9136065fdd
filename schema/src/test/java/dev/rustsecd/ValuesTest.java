package dev.rustsecd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Types that others use are values: no method changes one. What tries cargo's moves, and what reads or builds, may. Records
 * have final fields, and copy the collections that they are given.
 */
final class ValuesTest {
    private static final Set<String> MAY_CHANGE = Set.of("resolve", "fix", "fix.route", "lockfile.read", "toml");

    private static final Set<String> READERS_AND_BUILDERS =
            Set.of("Reader", "Parser", "Builder", "Changes", "Budget", "Settings", "WebUrl");

    /** Caches that fill themselves: what they answer does not change. */
    private static final Set<String> CACHES = Set.of("semver.Version.toString", "yank.YankAssessor.evidence");

    private static final Set<String> CHANGES = Set.of(
            "add",
            "addAll",
            "put",
            "putAll",
            "putIfAbsent",
            "computeIfAbsent",
            "compute",
            "merge",
            "remove",
            "clear",
            "set");

    @Test
    void noMethodChangesAPublicType() {
        Set<String> changing = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("test-classes"))
                .importPackages("dev.rustsecd")) {
            if (isValue(type)) {
                type.getCodeUnits().stream()
                        .filter(unit -> !(unit instanceof JavaConstructor) && changesItself(type, unit))
                        .forEach(unit ->
                                changing.add(type.getName().replace("dev.rustsecd.", "") + '.' + unit.getName()));
            }
        }
        assertEquals(CACHES, changing);
    }

    private static boolean isValue(JavaClass type) {
        String area = type.getPackageName().replace("dev.rustsecd.", "");
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.isRecord()
                && !MAY_CHANGE.contains(area)
                && READERS_AND_BUILDERS.stream().noneMatch(type.getSimpleName()::endsWith);
    }

    private static boolean changesItself(JavaClass type, JavaCodeUnit unit) {
        Set<JavaFieldAccess> own = unit.getFieldAccesses().stream()
                .filter(access -> access.getTargetOwner().equals(type))
                .filter(access -> access.getTarget()
                        .resolveMember()
                        .map(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .orElse(false))
                .collect(Collectors.toSet());
        boolean sets = own.stream().anyMatch(access -> access.getAccessType() == JavaFieldAccess.AccessType.SET);
        return sets || changesWhatItHolds(unit, own);
    }

    /** Whether a line of it names a field and calls what changes a collection. */
    private static boolean changesWhatItHolds(JavaCodeUnit unit, Set<JavaFieldAccess> own) {
        Set<Integer> lines = own.stream().map(JavaFieldAccess::getLineNumber).collect(Collectors.toSet());
        return unit.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().getPackageName().startsWith("java.util"))
                .anyMatch(call -> CHANGES.contains(call.getName()) && lines.contains(call.getLineNumber()));
    }
}
