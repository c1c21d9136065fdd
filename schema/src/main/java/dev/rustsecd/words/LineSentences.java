package dev.rustsecd.words;

/**
 * The warning about Cargo.lock that a wrapper of cargo prints before a build, and the help below it. Crates are
 * listed as {@code a 1.0.0, b 2.0.0 and 3 more}.
 */
public final class LineSentences {
    private LineSentences() {}

    /** @param ids {@code RUSTSEC-2020-0071}, or several that commas separate */
    public static String oneVulnerable(String file, String crate, int advisories, String ids, boolean yanked) {
        return "warning: " + file + " contains 1 crate with security " + (advisories == 1 ? "advisory" : "advisories")
                + ": " + crate + " (" + ids + ")" + (yanked ? ", also yanked" : "");
    }

    public static String vulnerable(String file, int count, String crates) {
        return "warning: " + file + " contains " + Count.of(count, "crate", "crates") + " with security advisories: "
                + crates;
    }

    public static String yanked(String file, int count, String crates) {
        return "warning: " + file + " contains " + Count.of(count, "yanked crate", "yanked crates") + ": " + crates;
    }

    public static String andYanked(String line, int count, String crates) {
        return line + "; and " + Count.number(count) + " yanked: " + crates;
    }

    public static String partly(String line) {
        return line + " (not everything could be checked)";
    }

    public static String couldNotBeChecked(String file, String because) {
        return "warning: " + file + " could not be checked: " + because;
    }

    public static String notEverythingChecked(String file, String because) {
        return "warning: " + file + ": not everything could be checked: " + because;
    }

    public static String helpRun(String command) {
        return "help: run " + command;
    }

    /** @param crates how many the line above speaks of */
    public static String helpSee(int commands, int fixed, int crates) {
        return "help: run cargo rustsec to see the " + Count.of(commands, "command that fixes ", "commands that fix ")
                + (crates == 1 ? "it" : Count.number(fixed) + " of them");
    }
}
