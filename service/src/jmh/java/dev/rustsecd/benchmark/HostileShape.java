package dev.rustsecd.benchmark;

import java.util.function.IntFunction;

/** Lockfiles that are made to be slow: entries and dependency strings, as many as a size lets in. */
public enum HostileShape {
    /** Packages of one crate with many advisories, each of another old version. */
    AFFECTED {
        @Override
        void write(StringBuilder text, int size) {
            repeat(text, size, i -> entry("wasmtime", "0.0." + i));
        }
    },
    /** The same, in a chain: every path to a root is as long as the chain above. */
    AFFECTED_CHAIN {
        @Override
        void write(StringBuilder text, int size) {
            repeat(text, size, i -> entry("wasmtime", "0.0." + i, "wasmtime 0.0." + (i + 1)));
        }
    },
    /** One affected crate in the middle of packages that all depend on many others. */
    DENSE {
        @Override
        void write(StringBuilder text, int size) {
            repeat(text, size, i -> {
                String[] dependencies = new String[DEGREE];
                for (int j = 0; j < DEGREE; j++) {
                    dependencies[j] = "time 0.1." + (i * 7 + j) % 400;
                }
                return entry("time", "0.1." + i, dependencies);
            });
        }
    },
    /** Names with one hash code, among them names as dependencies. */
    COLLIDING {
        @Override
        void write(StringBuilder text, int size) {
            repeat(text, size, i -> entry(colliding(i), "0.1.0", colliding(i / 2), colliding(i / 3)));
        }
    },
    /** Close to as many findings as an event loop reports, all with long descriptions, and then packages nobody knows. */
    AFFECTED_THEN_UNKNOWN {
        @Override
        void write(StringBuilder text, int size) {
            repeat(text, size, i -> i < MOST_INLINE ? entry("wasmtime", "0.0." + i) : entry("n" + i, "0.1.0"));
        }
    },
    /** A few affected packages whose versions are as long as the size lets them be. */
    LONG_VERSIONS {
        @Override
        void write(StringBuilder text, int size) {
            String digits = "a".repeat(size / 4 - 200);
            repeat(text, size, i -> entry("wasmtime", "0.0." + i + '-' + digits));
        }
    },
    /** The same at the end of one chain, which is the path to every one of them. */
    AFFECTED_BELOW_A_CHAIN {
        @Override
        void write(StringBuilder text, int size) {
            String[] affected = new String[MOST_INLINE];
            for (int i = 0; i < MOST_INLINE; i++) {
                affected[i] = "wasmtime 0.0." + i;
            }
            repeat(text, size, i -> {
                if (i < MOST_INLINE) {
                    return entry("wasmtime", "0.0." + i);
                }
                return i == MOST_INLINE ? entry("n" + i, "0.1.0", affected) : entry("n" + i, "0.1.0", "n" + (i - 1));
            });
        }
    },
    /** Nothing but small packages that nobody knows. */
    UNKNOWN {
        @Override
        void write(StringBuilder text, int size) {
            repeat(text, size, i -> entry("n" + i, "0.1.0", "n" + i / 2));
        }
    };

    private static final int DEGREE = 60;

    /** Entries of a crate with some 40 advisories, so that a report has close to 300 findings. */
    private static final int MOST_INLINE = 7;

    private static final String CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index";

    abstract void write(StringBuilder text, int size);

    /** The lockfile of this shape that has at most so many characters. */
    public String text(int size) {
        StringBuilder text = new StringBuilder("version = 4\n");
        write(text, size);
        return text.toString();
    }

    private static void repeat(StringBuilder text, int size, IntFunction<String> entry) {
        String next = entry.apply(0);
        for (int i = 1; text.length() + next.length() <= size; i++) {
            text.append(next);
            next = entry.apply(i);
        }
    }

    private static String entry(String name, String version, String... dependencies) {
        StringBuilder entry = new StringBuilder("[[package]]\nname = \"").append(name);
        entry.append("\"\nversion = \"")
                .append(version)
                .append("\"\nsource = \"")
                .append(CRATES_IO)
                .append("\"\n");
        if (dependencies.length > 0) {
            entry.append("dependencies = [\n \"")
                    .append(String.join("\",\n \"", dependencies))
                    .append("\",\n]\n");
        }
        return entry.toString();
    }

    /** "Aa" and "BB" have one hash code, and so have their strings. */
    private static String colliding(int number) {
        StringBuilder name = new StringBuilder();
        for (int bit = 0; bit < 13; bit++) {
            name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return name.toString();
    }
}
