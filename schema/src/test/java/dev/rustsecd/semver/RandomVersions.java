package dev.rustsecd.semver;

import java.util.List;
import java.util.Random;

/** Versions and requirements that lie close together, so that a few thousand of them meet in every way. */
final class RandomVersions {
    private static final List<String> NUMBERS =
            List.of("0", "0", "0", "1", "1", "2", "10", "9223372036854775808", "18446744073709551614");
    private static final List<String> PRE = List.of("", "", "", "-0", "-1", "-a", "-a.0", "-a.b", "-10", "-rc-1");
    private static final List<String> BUILD = List.of("", "", "", "", "+0", "+00", "+b.1");
    private static final List<String> OPERATORS = List.of("", "=", ">", ">=", "<", "<=", "~", "^", " >= ", "< ");
    private static final String ALPHABET = "0011223.-+*xX,<>=~^ aZé\0\n'";

    private RandomVersions() {}

    static Version version(Random random) {
        return Version.parse(numbers(random, 3) + one(PRE, random) + one(BUILD, random));
    }

    static VersionReq requirement(Random random) {
        StringBuilder text = new StringBuilder(comparator(random));
        while (random.nextInt(3) == 0) {
            text.append(", ").append(comparator(random));
        }
        return VersionReq.parse(text.toString());
    }

    static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(14);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return random.nextBoolean() ? text.toString() : "1.2.3" + text;
    }

    private static String comparator(Random random) {
        int parts = 1 + random.nextInt(3);
        String tail = parts == 3 ? one(PRE, random) + one(BUILD, random) : random.nextInt(4) == 0 ? ".*" : "";
        return one(OPERATORS, random) + numbers(random, parts) + tail;
    }

    private static String numbers(Random random, int parts) {
        StringBuilder text = new StringBuilder(one(NUMBERS, random));
        for (int i = 1; i < parts; i++) {
            text.append('.').append(one(NUMBERS, random));
        }
        return text.toString();
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
