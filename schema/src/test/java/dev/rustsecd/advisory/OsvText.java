package dev.rustsecd.advisory;

import dev.rustsecd.semver.Version;
import dev.rustsecd.semver.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An advisory in the form in which RustSec's own exporter writes it, byte for byte, to hold what was read against the
 * files that RustSec publishes. Only the time of the last change, which is no part of an advisory's file, is given.
 */
final class OsvText {
    private static final String UNBOUNDED = "0.0.0-0";

    private OsvText() {}

    static String of(Advisory advisory, String modified) {
        List<String> members = new ArrayList<>();
        members.add(member("id", text(advisory.id().text())));
        members.add(member("modified", text(modified)));
        members.add(member("published", text(noon(advisory.date()))));
        Optional.ofNullable(advisory.withdrawn()).ifPresent(day -> members.add(member("withdrawn", text(noon(day)))));
        members.add(member("aliases", texts(ids(advisory.aliases()))));
        members.add(member("related", texts(ids(advisory.related()))));
        members.add(member("summary", text(advisory.title())));
        members.add(member("details", text(advisory.description())));
        members.add(member("severity", array(severity(advisory.severity()))));
        members.add(member("affected", array(List.of(affected(advisory)))));
        members.add(member("references", array(references(advisory))));
        members.add(member("database_specific", object(List.of(member("license", text(advisory.license()))))));
        return object(members);
    }

    private static String affected(Advisory advisory) {
        String crate = advisory.crate().toString();
        AffectedScope scope = Optional.ofNullable(advisory.affected())
                .orElse(new AffectedScope(List.of(), List.of(), java.util.Map.of()));
        return object(List.of(
                member(
                        "package",
                        object(List.of(
                                member("ecosystem", text("crates.io")),
                                member("name", text(crate)),
                                member("purl", text("pkg:cargo/" + crate))))),
                member(
                        "ecosystem_specific",
                        object(List.of(
                                member(
                                        "affects",
                                        object(List.of(
                                                member("arch", texts(scope.arch())),
                                                member("os", texts(scope.os())),
                                                member(
                                                        "functions",
                                                        texts(List.copyOf(scope.functions()
                                                                .keySet())))))),
                                member("affected_functions", "null")))),
                member(
                        "database_specific",
                        object(List.of(
                                member("categories", texts(advisory.categories())),
                                member("cvss", vector(advisory.severity())),
                                member(
                                        "informational",
                                        advisory.informational() == null ? "null" : text(advisory.informational()))))),
                member(
                        "ranges",
                        array(List.of(object(
                                List.of(member("type", text("SEMVER")), member("events", array(events(advisory)))))))),
                member("versions", "[]")));
    }

    private static List<String> events(Advisory advisory) {
        List<String> events = new ArrayList<>();
        for (VersionRange range : advisory.versions().affected().ranges()) {
            Version introduced = range.introduced();
            Version fixed = range.fixed();
            events.add(object(
                    List.of(member("introduced", text(introduced == null ? UNBOUNDED : introduced.toString())))));
            if (fixed != null) {
                events.add(object(List.of(member("fixed", text(fixed.toString())))));
            }
        }
        return events;
    }

    private static List<String> severity(@Nullable Severity severity) {
        if (severity == null) {
            return List.of();
        }
        String type = "CVSS_V" + severity.version().charAt(0);
        return List.of(object(List.of(member("type", text(type)), member("score", text(severity.vector())))));
    }

    private static String vector(@Nullable Severity severity) {
        return severity == null ? "null" : text(severity.vector());
    }

    private static List<String> references(Advisory advisory) {
        List<String> urls = new ArrayList<>();
        urls.add("https://crates.io/crates/" + advisory.crate());
        urls.add("https://rustsec.org/advisories/" + advisory.id() + ".html");
        Optional.ofNullable(advisory.url()).ifPresent(urls::add);
        urls.addAll(advisory.references());
        return urls.stream()
                .map(url -> object(List.of(member("type", text(type(url))), member("url", text(url)))))
                .toList();
    }

    // The exporter that wrote the branch knows the older address of CVE records.
    private static String type(String url) {
        if ((url.contains("://github.com/") || url.contains("://gitlab.")) && url.contains("/issues/")) {
            return "REPORT";
        }
        if (url.contains("/advisories/") || url.contains("://cve.mitre.org/")) {
            return "ADVISORY";
        }
        return url.contains("://crates.io/crates/") ? "PACKAGE" : "WEB";
    }

    private static List<String> ids(List<AdvisoryId> ids) {
        return ids.stream().map(AdvisoryId::text).toList();
    }

    private static String noon(String day) {
        return day + "T12:00:00Z";
    }

    private static String member(String name, String value) {
        return text(name) + ": " + value;
    }

    private static String object(List<String> members) {
        return "{\n" + indented(String.join(",\n", members)) + "\n}";
    }

    private static String array(List<String> elements) {
        return elements.isEmpty() ? "[]" : "[\n" + indented(String.join(",\n", elements)) + "\n]";
    }

    private static String texts(List<String> texts) {
        return array(texts.stream().map(OsvText::text).toList());
    }

    private static String indented(String lines) {
        return lines.lines().map(line -> "  " + line).collect(Collectors.joining("\n"));
    }

    private static String text(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c < 0x20 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return text.append('"').toString();
    }
}
