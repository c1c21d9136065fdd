package dev.rustsecd.settings;

import java.util.List;

/** Settings that cannot be used; it lists every problem there is, not the first one. */
public final class SettingsProblem extends RuntimeException {
    private final transient List<String> problems;

    SettingsProblem(List<String> problems) {
        super(String.join("\n", problems), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** One sentence each, without secret values. */
    public List<String> problems() {
        return problems;
    }
}
