package dev.rustsecd.service.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.advisory.Severity;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.policy.FailOn;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.service.render.ReportFormat;
import dev.rustsecd.service.render.text.TreeStyle;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {
    @Test
    void withoutParametersThereIsTheDefault() {
        assertEquals(
                new AuditOptions(null, AuditPolicy.DEFAULT, Duration.ofSeconds(5), TreeStyle.SHORT, false, false),
                read(""));
    }

    @Test
    void everyParameterIsRead() {
        AuditOptions options = read("format=line&ignore=A-1&ignore=yanked:b@1.0.0&fail_on=any,unknown&fail_on=malicious"
                + "&severity=high&unscored=exclude&target_os=linux&target_os=linux&target_arch=x86_64&rust_version=1.70"
                + "&plan=false&tree=none&color=always&help=true&path=a%20b/Cargo.lock&max_staleness=P2W&wait=PT30S");
        assertEquals(ReportFormat.LINE, options.format());
        assertEquals(TreeStyle.NONE, options.trees());
        assertTrue(options.color());
        assertTrue(options.help());
        AuditPolicy policy = options.policy();
        assertEquals(List.of("A-1", "yanked:b@1.0.0"), List.copyOf(policy.ignore()));
        assertEquals(Set.of(FailOn.ANY, FailOn.UNKNOWN, FailOn.MALICIOUS), policy.failOn());
        assertEquals(Severity.Level.HIGH, policy.severity());
        assertFalse(policy.includeUnscored());
        assertEquals(List.of("linux"), List.copyOf(policy.targetOs()));
        assertEquals(List.of("x86_64"), List.copyOf(policy.targetArch()));
        assertEquals("1.70.0", String.valueOf(policy.rustVersion()));
        assertFalse(policy.plan());
        assertEquals("a b/Cargo.lock", policy.path());
        assertEquals(Duration.ofDays(14), policy.maxStaleness());
    }

    @Test
    void formatsThatThereAreNotAreAnsweredWithThoseThatThereAre() {
        String formats = Arrays.stream(ReportFormat.values())
                .map(ReportFormat::label)
                .sorted()
                .collect(Collectors.joining(", "));
        for (String format : List.of("xml", "")) {
            RejectedInput rejected = assertThrows(RejectedInput.class, () -> read("format=" + format));
            assertEquals(
                    "Query parameter \"format\": expected one of " + formats + ", found \"" + format + "\".",
                    rejected.detail());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ignore=|\"ignore\": expected 1 to 200 printable characters, found \"\"",
                "ignore=a%00b|\"ignore\": expected 1 to 200 printable characters, found \"a�b\"",
                "severity=none|\"severity\": expected one of critical, high, low, medium, found \"none\"",
                "severity=LOW|\"severity\": expected one of critical, high, low, medium, found \"LOW\"",
                "unscored=no|\"unscored\": expected one of exclude, include, found \"no\"",
                "ignore=time|\"ignore\": expected an advisory id, or yanked:name@version, found \"time\"",
                "ignore=A-1,time@0.1.42|\"ignore\": expected an advisory id, or yanked:name@version,"
                        + " found \"time@0.1.42\"",
                "ignore=A-1,|\"ignore\": expected 1 to 200 printable characters, found \"\"",
                "target_os=%20|\"target_os\": expected 1 to 200 printable characters, found \" \"",
                "target_arch=%0a|\"target_arch\": expected 1 to 200 printable characters, found \"�\"",
                "rust_version=1|\"rust_version\": expected a Rust version such as 1.70 or 1.70.0, found \"1\"",
                "rust_version=1.070|\"rust_version\": expected a Rust version such as 1.70 or 1.70.0, found \"1.070\"",
                "rust_version=1.70.01|\"rust_version\": expected a Rust version such as 1.70 or 1.70.0, found \"1.70.01\"",
                "plan=yes|\"plan\": expected one of false, true, found \"yes\"",
                "tree=all|\"tree\": expected one of full, none, short, found \"all\"",
                "color=auto|\"color\": expected one of always, never, found \"auto\"",
                "help=1|\"help\": expected one of false, true, found \"1\"",
                "path=/etc/x|\"path\": expected the relative path of a lockfile, without control characters, found \"/etc/x\"",
                "path=a/|\"path\": expected the relative path of a lockfile, without control characters, found \"a/\"",
                "path=|\"path\": expected the relative path of a lockfile, without control characters, found \"\"",
                "max_staleness=P1M|\"max_staleness\": expected an ISO 8601 duration such as PT30S or P7D, found \"P1M\"",
                "max_staleness=PT-1H|\"max_staleness\": expected an ISO 8601 duration such as PT30S or P7D, found \"PT-1H\"",
                "wait=PT30.001S|\"wait\": expected at most PT30S, found \"PT30.001S\"",
                "wait=5|\"wait\": expected an ISO 8601 duration such as PT30S or P7D, found \"5\"",
            })
    void wrongValuesAreRefusedWithWhatIsExpected(String query, String detail) {
        RejectedInput refused = assertThrows(RejectedInput.class, () -> read(query));
        assertEquals(Rejection.PARAMETER_INVALID, refused.rejection());
        assertEquals("Query parameter " + detail + ".", refused.detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail_on=", "fail_on=any,", "fail_on=ANY", "fail_on=critical"})
    void unknownKindsToFailOnAreRefusedAndThoseThatThereAreListed(String query) {
        RejectedInput refused = assertThrows(RejectedInput.class, () -> read(query));
        assertTrue(refused.detail()
                .startsWith(
                        "Query parameter \"fail_on\": expected one of vulnerability, unsound, unmaintained, notice, "
                                + "yanked, malicious, unknown, any, found "));
    }

    @Test
    void listsAreBounded() {
        assertThrows(RejectedInput.class, () -> read("ignore=A-1&".repeat(1_001)));
        assertThrows(RejectedInput.class, () -> read("ignore=" + "A-1,".repeat(1_000) + "A-1"));
        assertThrows(RejectedInput.class, () -> read("target_os=linux&".repeat(101)));
        assertThrows(RejectedInput.class, () -> read("ignore=" + "a".repeat(201)));
        assertEquals(1, read("ignore=A-1&".repeat(1_000)).policy().ignore().size());
    }

    @Test
    void valuesThatRepeatMayBeSeparatedByCommas() {
        AuditPolicy policy = read("ignore=A-1,%20B-2&ignore=C-3&target_os=Windows,darwin&target_arch=X64,amd64")
                .policy();
        assertEquals(List.of("A-1", "B-2", "C-3"), policy.ignore());
        assertEquals(List.of("windows", "macos"), policy.targetOs());
        assertEquals(List.of("x86_64"), policy.targetArch());
    }

    @ParameterizedTest
    @CsvSource({"target_os=x, windows", "target_os=linux-gnu, macos", "target_arch=x, aarch64", "target_arch=64, x86_64"
    })
    void unknownTargetsAreRefusedAndThoseThatThereAreListed(String query, String known) {
        RejectedInput refused = assertThrows(RejectedInput.class, () -> read(query));
        assertTrue(refused.detail().contains(known), refused.detail());
    }

    @Test
    void singleParametersAreGivenOnce() {
        RejectedInput refused = assertThrows(RejectedInput.class, () -> read("plan=true&plan=true"));
        assertEquals("Query parameter \"plan\" is given 2 times instead of once.", refused.detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Plan=true", "failon=any", "=x", "plan%00=true"})
    void otherParametersDoNotExist(String query) {
        RejectedInput refused = assertThrows(RejectedInput.class, () -> read(query));
        assertEquals(Rejection.PARAMETER_UNKNOWN, refused.rejection());
        assertTrue(refused.detail().contains("Known: format, ignore, fail_on"), refused.detail());
    }

    @Test
    void nullSeverityMeansAll() {
        assertNull(read("").policy().severity());
    }

    private static AuditOptions read(String query) {
        return PolicyReader.read(PolicyValues.ofQuery(Query.parse(query)));
    }
}
