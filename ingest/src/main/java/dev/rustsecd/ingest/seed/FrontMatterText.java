package dev.rustsecd.ingest.seed;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryId;
import dev.rustsecd.advisory.AffectedScope;
import dev.rustsecd.semver.VersionReq;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An advisory's facts as front matter in the advisory database's own form, written anew from the parsed advisory: keys in
 * a fixed order, those at their default left out, neither comments nor title nor prose.
 */
final class FrontMatterText {
    private static final String DEFAULT_LICENSE = "CC0-1.0";

    /** Says of an advisory what its title did: that it is about malware. A key of the seed's own. */
    static final String MALICIOUS_TITLE = "malicious-title = true\n";

    private final StringBuilder text = new StringBuilder();

    private FrontMatterText() {}

    static String of(Advisory advisory) {
        FrontMatterText front = new FrontMatterText();
        front.metadata(advisory);
        front.text.append("[versions]\n");
        front.list("patched", strings(advisory.versions().patched()), true);
        front.list("unaffected", strings(advisory.versions().unaffected()), false);
        AffectedScope scope = advisory.affected();
        if (scope != null) {
            front.scope(scope);
        }
        return front.text.toString();
    }

    private void metadata(Advisory advisory) {
        text.append("[advisory]\n");
        value("id", advisory.id().text());
        value("package", advisory.crate().toString());
        value("date", advisory.date());
        list("aliases", ids(advisory.aliases()), false);
        list("related", ids(advisory.related()), false);
        list("categories", advisory.categories(), false);
        list("keywords", advisory.keywords(), false);
        value("cvss", advisory.severity() == null ? null : advisory.severity().vector());
        value("informational", advisory.informational());
        list("references", advisory.references(), false);
        value("source", advisory.source());
        value("url", advisory.url());
        value("withdrawn", advisory.withdrawn());
        value("license", advisory.license().equals(DEFAULT_LICENSE) ? null : advisory.license());
        if (advisory.expectDeleted()) {
            text.append("expect-deleted = true\n");
        }
        if (needsMark(advisory)) {
            text.append(MALICIOUS_TITLE);
        }
    }

    private static boolean needsMark(Advisory advisory) {
        return advisory.isMalicious() && !advisory.categories().contains("malicious");
    }

    private void scope(AffectedScope scope) {
        text.append("[affected]\n");
        list("arch", scope.arch(), false);
        list("os", scope.os(), false);
        if (!scope.functions().isEmpty()) {
            text.append("[affected.functions]\n");
            scope.functions().forEach((path, versions) -> list(quoted(path), strings(versions), true));
        }
    }

    private void value(String key, @Nullable String value) {
        if (value != null) {
            text.append(key).append(" = ").append(quoted(value)).append('\n');
        }
    }

    private void list(String key, List<String> values, boolean evenEmpty) {
        if (evenEmpty || !values.isEmpty()) {
            String items = values.stream().map(FrontMatterText::quoted).collect(Collectors.joining(", "));
            text.append(key).append(" = [").append(items).append("]\n");
        }
    }

    private static List<String> strings(List<VersionReq> requirements) {
        return requirements.stream().map(VersionReq::toString).toList();
    }

    private static List<String> ids(List<AdvisoryId> ids) {
        return ids.stream().map(AdvisoryId::text).toList();
    }

    /** Source: TOML 1.0, basic strings. */
    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
