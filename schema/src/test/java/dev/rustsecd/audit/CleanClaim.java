package dev.rustsecd.audit;

import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;

import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.read.LockfileParser;
import dev.rustsecd.lockfile.read.Mutation;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.snapshot.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * What a verdict of {@code clean} claims, judged from the text alone by a reading of its own, and damage that texts may
 * have taken before they are sent.
 */
final class CleanClaim {
    private static final Pattern CRATES_IO = Pattern.compile(
            "(registry|sparse)\\+(https?|git|ssh)://(git@)?(github\\.com/rust-lang/crates\\.io-index|index\\.crates\\.io"
                    + "|mirrors\\.[a-z.]+/(git/)?crates\\.io-index|rsproxy\\.cn/(crates\\.io-index|index))(\\.git|/)*",
            Pattern.CASE_INSENSITIVE);

    private static final List<String> OTHER_FILES = List.of(
            "[workspace]\nmembers = []\n",
            "[dependencies]\na = \"1\"\n",
            "[advisories]\nignore = []\n",
            "requires-python = \">=3\"\n",
            "description = \"x\"\n",
            "[[projects]]\nname = \"x\"\n");

    private CleanClaim() {}

    /** Audits a text; nothing where it is refused. */
    static Optional<Verdict> verdict(byte[] text, Snapshot snapshot) {
        Auditor auditor = new Auditor(Rules.DEFAULT, AuditLimits.DEFAULT);
        try {
            return Optional.of(auditor.audit(
                            snapshot, LockfileParser.parse(text, LockfileLimits.DEFAULT), AuditPolicy.DEFAULT, NOW)
                    .verdict());
        } catch (RejectedInput refused) {
            return Optional.empty();
        }
    }

    /** Why a text must not be called clean; empty where nothing in it speaks against that. */
    static Optional<String> objection(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).replaceFirst("^\ufeff", "");
        TomlParseResult toml = Toml.parse(text);
        if (toml.hasErrors()) {
            return Optional.of("it is not TOML");
        }
        List<TomlTable> entries = entries(toml);
        Set<String> names = new HashSet<>();
        Set<String> versions = new HashSet<>();
        for (TomlTable entry : entries) {
            names.add(string(entry, "name"));
            versions.add(string(entry, "name") + ' ' + string(entry, "version"));
        }
        boolean audited = false;
        boolean registry = false;
        for (TomlTable entry : entries) {
            String source = string(entry, "source");
            boolean cratesIo = CRATES_IO.matcher(source).matches();
            audited |= cratesIo;
            registry |= !cratesIo && source.matches("(registry|sparse)\\+.*");
            if (source.isEmpty() && !string(entry, "checksum").isEmpty()) {
                return Optional.of("a checksum has no source");
            }
            Optional<String> gap = gap(entry, names, versions);
            if (gap.isPresent()) {
                return gap;
            }
        }
        if (hasChecksumWithoutSource(toml, entries)) {
            return Optional.of("a checksum of the metadata has no source");
        }
        return audited || (!entries.isEmpty() && !registry) ? Optional.empty() : Optional.of("nothing was audited");
    }

    private static boolean hasChecksumWithoutSource(TomlTable toml, List<TomlTable> entries) {
        if (!(toml.get(List.of("metadata")) instanceof TomlTable metadata)) {
            return false;
        }
        return metadata.keySet().stream()
                .map(key -> key.split(" "))
                .filter(words -> words.length == 4 && words[0].equals("checksum"))
                .anyMatch(words -> entries.stream()
                                .anyMatch(entry ->
                                        isNamed(entry, words) && source(entry).isEmpty())
                        && entries.stream()
                                .noneMatch(entry ->
                                        isNamed(entry, words) && !source(entry).isEmpty()));
    }

    private static boolean isNamed(TomlTable entry, String[] words) {
        return string(entry, "name").equals(words[1])
                && string(entry, "version").equals(words[2]);
    }

    private static String source(TomlTable entry) {
        return string(entry, "source");
    }

    /** Whether it has a package of crates.io of this name. */
    static boolean hasCrate(byte[] bytes, String name) {
        TomlParseResult toml = Toml.parse(new String(bytes, StandardCharsets.UTF_8));
        return !toml.hasErrors()
                && entries(toml).stream()
                        .anyMatch(entry -> string(entry, "name").equals(name)
                                && CRATES_IO.matcher(string(entry, "source")).matches());
    }

    private static Optional<String> gap(TomlTable entry, Set<String> names, Set<String> versions) {
        TomlArray dependencies = entry.getArray(List.of("dependencies"));
        for (int i = 0; dependencies != null && i < dependencies.size(); i++) {
            Matcher words =
                    Pattern.compile("\\s*(\\S+)(?:\\s+([^(\\s]\\S*))?.*").matcher(dependencies.getString(i));
            boolean there = words.matches()
                    && (words.group(2) == null
                            ? names.contains(words.group(1))
                            : versions.contains(words.group(1) + ' ' + words.group(2)));
            if (!there) {
                return Optional.of("the dependency " + dependencies.getString(i) + " is not there");
            }
        }
        return Optional.empty();
    }

    private static List<TomlTable> entries(TomlTable toml) {
        List<TomlTable> entries = new ArrayList<>();
        if (toml.get(List.of("root")) instanceof TomlTable root) {
            entries.add(root);
        }
        if (toml.get(List.of("package")) instanceof TomlArray packages) {
            for (int i = 0; i < packages.size(); i++) {
                entries.add(packages.getTable(i));
            }
        }
        return entries;
    }

    private static String string(TomlTable entry, String key) {
        return entry.get(List.of(key)) instanceof String text ? text : "";
    }

    /** A copy that something has happened to on its way. */
    static byte[] damaged(byte[] bytes, Random random) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String damaged = switch (random.nextInt(10)) {
            case 0 -> text.substring(0, random.nextInt(text.length() + 1));
            case 1 -> withoutEntries(text, random, 1);
            case 2 -> withoutEntries(text, random, 1 + random.nextInt(20));
            case 3 -> upToEntry(text, random);
            case 4 -> text.replaceAll("(?m)^source = .*\n", "");
            case 5 -> text.replace("\n", random.nextBoolean() ? "" : "\r");
            case 6 -> text.replaceAll("registry\\+[^\"#]*", "registry+https://mirror.example/index");
            case 7 -> OTHER_FILES.get(random.nextInt(OTHER_FILES.size())) + text;
            case 8 -> text.replaceFirst("\\[\\[package]]\n", OTHER_FILES.get(random.nextInt(OTHER_FILES.size())));
            default -> new String(Mutation.any(bytes, random), StandardCharsets.UTF_8);
        };
        return damaged.getBytes(StandardCharsets.UTF_8);
    }

    private static String withoutEntries(String text, Random random, int count) {
        List<String> parts = new ArrayList<>(Arrays.asList(text.split("(?=\\[\\[package]])")));
        for (int i = 0; i < count && parts.size() > 1; i++) {
            parts.remove(1 + random.nextInt(parts.size() - 1));
        }
        return String.join("", parts);
    }

    private static String upToEntry(String text, Random random) {
        List<String> parts = Arrays.asList(text.split("(?=\\[\\[package]])"));
        return String.join("", parts.subList(0, random.nextInt(parts.size() + 1)));
    }
}
