package dev.rustsecd.service.request;

import dev.rustsecd.advisory.Severity;
import dev.rustsecd.advisory.TargetNames;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.policy.FailOn;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.semver.Version;
import dev.rustsecd.service.render.ReportFormat;
import dev.rustsecd.service.render.text.TreeStyle;
import dev.rustsecd.service.request.PolicyValues.Given;
import dev.rustsecd.words.rejection.RequestSentences;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Permits the texts of policy members into a policy, or rejects the first that is wrong. */
public final class PolicyReader {
    private static final int MAX_IGNORES = 1_000;
    private static final int MAX_ENTRIES = 100;
    private static final int MAX_ENTRY_CHARACTERS = 200;
    private static final int MAX_PATH_CHARACTERS = 1_000;
    private static final Duration USUAL_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Pattern RUST_VERSION = Pattern.compile("(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})(\\.\\d{1,9})?");
    private static final Map<String, Boolean> BOOLEAN = Map.of("true", true, "false", false);

    private final PolicyValues values;

    private PolicyReader(PolicyValues values) {
        this.values = values;
    }

    /**
     * @throws RejectedInput {@link dev.rustsecd.reject.Rejection#PARAMETER_INVALID}
     */
    public static AuditOptions read(PolicyValues values) {
        return new PolicyReader(values).options();
    }

    private AuditOptions options() {
        ReportFormat format = oneOf(PolicyMember.FORMAT, labels(ReportFormat.values(), ReportFormat::label));
        boolean color = "always".equals(oneOf(PolicyMember.COLOR, Map.of("always", "always", "never", "never")));
        TreeStyle trees = oneOf(PolicyMember.TREE, labels(TreeStyle.values(), TreeStyle::label));
        return new AuditOptions(
                format,
                policy(),
                maxWait(),
                trees == null ? TreeStyle.SHORT : trees,
                color,
                flag(PolicyMember.HELP, false));
    }

    @SuppressWarnings("NullAway") // it overlooks that the record takes a null level: it reads that from a class file
    private AuditPolicy policy() {
        return new AuditPolicy(
                ignore(),
                failOn(),
                oneOf(PolicyMember.SEVERITY, severities()),
                !"exclude".equals(oneOf(PolicyMember.UNSCORED, Map.of("include", "include", "exclude", "exclude"))),
                names(PolicyMember.TARGET_OS, TargetNames::knownOs, TargetNames.systems()),
                names(PolicyMember.TARGET_ARCH, TargetNames::knownArch, TargetNames.architectures()),
                rustVersion(),
                flag(PolicyMember.PLAN, true),
                path(),
                duration(PolicyMember.MAX_STALENESS));
    }

    private static Map<String, Severity.Level> severities() {
        return Arrays.stream(Severity.Level.values())
                .filter(level -> level != Severity.Level.NONE)
                .collect(Collectors.toMap(Severity.Level::label, level -> level));
    }

    private static <T> Map<String, T> labels(T[] constants, Function<T, String> label) {
        return Arrays.stream(constants).collect(Collectors.toMap(label, constant -> constant));
    }

    private <T> @Nullable T oneOf(PolicyMember member, Map<String, T> choices) {
        Given given = values.get(member);
        if (given == null) {
            return null;
        }
        T chosen = choices.get(given.values().get(0));
        if (chosen == null) {
            throw given.reject(
                    RequestSentences.oneOf(choices.keySet().stream().sorted().collect(Collectors.joining(", "))));
        }
        return chosen;
    }

    private boolean flag(PolicyMember member, boolean absent) {
        Boolean flag = oneOf(member, BOOLEAN);
        return flag == null ? absent : flag;
    }

    private List<String> ignore() {
        Given given = values.get(PolicyMember.IGNORE);
        List<String> entries = entries(given, MAX_IGNORES);
        for (String entry : entries) {
            if (given != null && !AuditPolicy.isIgnoreEntry(entry)) {
                throw given.reject(RequestSentences.IGNORABLE, '"' + Quoted.of(entry) + '"');
            }
        }
        return entries;
    }

    /** The values by rustc's names. */
    private List<String> names(PolicyMember member, Function<String, Optional<String>> known, String choices) {
        Given given = values.get(member);
        Set<String> names = new LinkedHashSet<>();
        for (String entry : entries(given, MAX_ENTRIES)) {
            Optional<String> name = known.apply(entry);
            if (name.isEmpty() && given != null) {
                throw given.reject(RequestSentences.oneOf(choices), '"' + Quoted.of(entry) + '"');
            }
            name.ifPresent(names::add);
        }
        return List.copyOf(names);
    }

    /** The values, also those that commas separate. */
    private static List<String> entries(@Nullable Given given, int most) {
        if (given == null) {
            return List.of();
        }
        Set<String> entries = new LinkedHashSet<>();
        int count = 0;
        for (String list : given.values()) {
            for (String entry : list.split(",", -1)) {
                String text = entry.strip();
                if (text.isEmpty() || text.length() > MAX_ENTRY_CHARACTERS || hasControl(text)) {
                    throw given.reject(RequestSentences.printable(MAX_ENTRY_CHARACTERS), '"' + Quoted.of(entry) + '"');
                }
                entries.add(text);
                count++;
            }
        }
        if (count > most) {
            throw given.reject(RequestSentences.atMostEntries(most), String.valueOf(count));
        }
        return List.copyOf(entries);
    }

    private Set<FailOn> failOn() {
        Map<String, FailOn> choices = labels(FailOn.values(), FailOn::label);
        Set<FailOn> failOn = new LinkedHashSet<>();
        Given given = values.get(PolicyMember.FAIL_ON);
        for (String list : given == null ? List.<String>of() : given.values()) {
            for (String label : list.split(",", -1)) {
                FailOn kind = choices.get(label);
                if (kind == null && given != null) {
                    throw given.reject(
                            RequestSentences.oneOf(Arrays.stream(FailOn.values())
                                    .map(FailOn::label)
                                    .collect(Collectors.joining(", "))),
                            '"' + Quoted.of(label) + '"');
                }
                failOn.add(kind);
            }
        }
        return failOn;
    }

    private @Nullable Version rustVersion() {
        Given given = values.get(PolicyMember.RUST_VERSION);
        if (given == null) {
            return null;
        }
        String text = given.values().get(0);
        if (!RUST_VERSION.matcher(text).matches()) {
            throw given.reject(RequestSentences.RUST_VERSION);
        }
        boolean whole = text.indexOf('.') != text.lastIndexOf('.');
        return Version.tryParse(whole ? text : text + ".0")
                .orElseThrow(() -> given.reject(RequestSentences.RUST_VERSION));
    }

    private String path() {
        Given given = values.get(PolicyMember.PATH);
        if (given == null) {
            return AuditPolicy.DEFAULT.path();
        }
        String path = given.values().get(0);
        boolean relative = !path.isBlank() && !path.startsWith("/") && !path.endsWith("/");
        if (!relative || path.codePointCount(0, path.length()) > MAX_PATH_CHARACTERS || hasControl(path)) {
            throw given.reject(RequestSentences.PATH);
        }
        return path;
    }

    private Duration maxWait() {
        Duration wait = duration(PolicyMember.WAIT);
        Given given = values.get(PolicyMember.WAIT);
        if (wait == null || given == null) {
            return USUAL_WAIT;
        }
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            throw given.reject(RequestSentences.atMost(LONGEST_WAIT.toString()));
        }
        return wait;
    }

    private @Nullable Duration duration(PolicyMember member) {
        Given given = values.get(member);
        if (given == null) {
            return null;
        }
        return Durations.tryParse(given.values().get(0)).orElseThrow(() -> given.reject(RequestSentences.DURATION));
    }

    private static boolean hasControl(String text) {
        return text.codePoints().anyMatch(Character::isISOControl);
    }

    /** Durations in ISO 8601, weeks and days to seconds; months and years have no fixed length and are rejected. */
    private static final class Durations {
        private static final int MAX_CHARACTERS = 40;
        private static final Pattern WEEKS = Pattern.compile("P(\\d{1,6})W");

        private Durations() {}

        /** Nothing where the text is no duration, or a negative one. */
        static Optional<Duration> tryParse(String text) {
            if (text.length() > MAX_CHARACTERS || !text.startsWith("P") || text.indexOf('-') >= 0) {
                return Optional.empty();
            }
            Matcher weeks = WEEKS.matcher(text);
            if (weeks.matches()) {
                return Optional.of(Duration.ofDays(7 * Long.parseLong(weeks.group(1))));
            }
            try {
                return Optional.of(Duration.parse(text));
            } catch (DateTimeException | ArithmeticException notADuration) {
                return Optional.empty();
            }
        }
    }
}
