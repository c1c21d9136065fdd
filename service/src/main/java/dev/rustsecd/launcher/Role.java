package dev.rustsecd.launcher;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What one process does. */
enum Role {
    /** Migrates, ingests and serves. */
    ALL(true, true, true),
    /** Serves; refuses to start on a schema that was not migrated. */
    SERVE(false, false, true),
    /** Migrates and ingests. */
    INGEST(true, true, false),
    /** Migrates and ends. */
    MIGRATE(true, false, false);

    final boolean migrates;
    final boolean ingests;
    final boolean serves;

    Role(boolean migrates, boolean ingests, boolean serves) {
        this.migrates = migrates;
        this.ingests = ingests;
        this.serves = serves;
    }

    static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** As it is written on the command line: {@code all}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
