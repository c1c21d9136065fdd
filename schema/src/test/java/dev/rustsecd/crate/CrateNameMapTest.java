package dev.rustsecd.crate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrateNameMapTest {
    @Test
    void everySpellingFindsTheValue() {
        CrateNameMap<Integer> map = new CrateNameMap<>(Map.of("foo-bar", 1, "a", 2));
        assertEquals(1, map.get("foo-bar"));
        assertEquals(1, map.get("Foo_BAR"));
        assertEquals(2, map.get("A"));
        assertNull(map.get("foobar"));
        assertNull(map.get(""));
        assertNull(map.get("\u00c5"));
        assertNull(new CrateNameMap<>(Map.of()).get("a"));
    }

    @Test
    void namesThatShareTheirHashAreToldApart() {
        // The hash sees the length and four characters: of these names only one other character differs.
        Map<String, String> names = new HashMap<>();
        for (char c = 'a'; c <= 'z'; c++) {
            names.put("x" + c + "xxxxxxx", String.valueOf(c));
        }
        CrateNameMap<String> map = new CrateNameMap<>(names);
        names.forEach((name, value) -> assertEquals(value, map.get(name)));
        assertNull(map.get("x-xxxxxxx"));
    }

    @Test
    void spellingsAreThoseOfCrateName() {
        for (char c = 1; c < 300; c++) {
            String text = "a" + c;
            CrateNameMap<Boolean> map = new CrateNameMap<>(Map.of(CrateName.canonical(text), true));
            assertEquals(true, map.get(text), text);
            assertEquals(CrateName.of(text).canonical(), CrateName.canonical(text));
        }
    }
}
