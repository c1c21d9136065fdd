package dev.rustsecd.lockfile.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What damages lockfiles: a byte, a line, a quote, a value. */
public final class Mutation {
    private static final String[] REPLACED = {
        "\"",
        "'",
        "1.0",
        "1",
        "version",
        "checksum",
        "name",
        "source",
        "registry+",
        "git+",
        "(",
        " \"",
        " ",
        "[[package]]",
        "[metadata]",
        "dependencies = [",
        ",",
        "]",
        "\n",
        "=",
        "https://",
        "\n\n"
    };
    private static final String[] REPLACEMENTS = {
        "'",
        "\"",
        "",
        "x",
        "1.2",
        "name",
        "version",
        "#",
        " ",
        "\t",
        "\\",
        "[[patch.unused]]",
        "[root]",
        "[metadata]",
        "\"\"\"",
        "version = 4\n",
        "\r\n",
        "é",
        "dependencies = []\n",
        "replace = \"a\"\n",
        " \"a b\",\n",
        "<<<<<<< a\n"
    };

    private Mutation() {}

    public static byte[] any(byte[] text, Random random) {
        byte[] mutated = text;
        int times = 1 + random.nextInt(2);
        for (int i = 0; i < times; i++) {
            mutated = switch (random.nextInt(4)) {
                case 0 -> flipByte(mutated, random);
                case 1, 2 -> changeLines(mutated, random);
                default -> replace(mutated, random);
            };
        }
        return mutated;
    }

    private static byte[] flipByte(byte[] text, Random random) {
        byte[] mutated = text.clone();
        if (mutated.length > 0) {
            mutated[random.nextInt(mutated.length)] =
                    (byte) (random.nextInt(5) == 0 ? random.nextInt(256) : ' ' + random.nextInt(95));
        }
        return mutated;
    }

    private static byte[] changeLines(byte[] text, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(latin1(text).split("(?<=\n)", -1)));
        int at = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(at));
            case 2 -> lines.add(at, lines.get(other));
            default -> lines.set(at, lines.set(other, lines.get(at)));
        }
        return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] replace(byte[] text, Random random) {
        String whole = latin1(text);
        String from = REPLACED[random.nextInt(REPLACED.length)];
        int at = whole.indexOf(from, random.nextInt(whole.length() + 1));
        if (at < 0) {
            return text;
        }
        String to = REPLACEMENTS[random.nextInt(REPLACEMENTS.length)];
        byte[] inserted = to.getBytes(StandardCharsets.UTF_8);
        String tail = whole.substring(at + from.length());
        return (whole.substring(0, at) + latin1(inserted) + tail).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String latin1(byte[] text) {
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
