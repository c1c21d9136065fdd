package dev.rustsecd.launcher;

import dev.rustsecd.ingest.AdvisoryAddress;
import dev.rustsecd.ingest.IngestSettings;
import dev.rustsecd.ingest.RegistryAddress;
import dev.rustsecd.settings.SettingKey;
import dev.rustsecd.settings.Settings;
import dev.rustsecd.words.operator.ConfigurationSentences;
import java.time.Duration;

/**
 * Settings of which each can be used, but not both: with them the program would not do what one of them says. What merely has
 * no effect beside another ({@code RUSTSECD_REGISTRY_REFRESH} without a registry) is none. {@code docs/settings.md} lists
 * them.
 */
final class Contradictions {
    /** Runs come early or late by a tenth of the time between them. */
    private static final int SPREAD = 10;

    private final Settings settings;
    private final Role role;

    Contradictions(Settings settings, Role role) {
        this.settings = settings;
        this.role = role;
    }

    /** Notes two listeners on one port: every question would go to either in turn. */
    void note(ListenAddress publicOne, ListenAddress management) {
        if (role.serves && publicOne.overlaps(management)) {
            settings.problem(ConfigurationSentences.samePort(management.toString(), publicOne.toString()));
        }
    }

    /** Notes data that would be called stale before it is looked at again: verdicts would be unknown in between. */
    void note(Duration maxStaleness, IngestSettings ingest) {
        if (role.serves && role.ingests) {
            noteStale(maxStaleness, SettingKey.REFRESH, ingest.refresh());
            if (!(ingest.registry().address() instanceof RegistryAddress.None)) {
                noteStale(
                        maxStaleness,
                        SettingKey.REGISTRY_REFRESH,
                        ingest.registry().refresh());
            }
        }
    }

    private void noteStale(Duration maxStaleness, SettingKey key, Duration refresh) {
        Duration longest = refresh.plus(refresh.dividedBy(SPREAD));
        if (maxStaleness.compareTo(longest) < 0) {
            settings.problem(ConfigurationSentences.staleBetweenRefreshes(
                    maxStaleness.toString(), key.environmentName(), longest.toString()));
        }
    }

    /** Notes a repository that is to be both an advisory database and the registry's index. */
    void note(IngestSettings ingest) {
        if (ingest.registry().address() instanceof RegistryAddress.Git index
                && ingest.sources().stream()
                        .map(AdvisoryAddress::place)
                        .anyMatch(index.remote().place()::equals)) {
            settings.problem(ConfigurationSentences.indexIsDatabase("git+" + index.remote()));
        }
    }
}
