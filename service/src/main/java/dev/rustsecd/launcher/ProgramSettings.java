package dev.rustsecd.launcher;

import dev.rustsecd.crate.CratesIoMirrors;
import dev.rustsecd.ingest.IngestSettings;
import dev.rustsecd.ingest.RegistryAddress;
import dev.rustsecd.ingest.RegistrySettings;
import dev.rustsecd.ingest.cratesio.CratesIoSettings;
import dev.rustsecd.ingest.git.GitSettings;
import dev.rustsecd.ingest.outbound.OutboundProxy;
import dev.rustsecd.ingest.outbound.TrustedCertificates;
import dev.rustsecd.ingest.postgres.DatabaseUrl;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.service.client.ClientKeys;
import dev.rustsecd.service.client.ClientSettings;
import dev.rustsecd.service.client.RateLimit;
import dev.rustsecd.service.client.TrustedProxies;
import dev.rustsecd.service.exchange.ExchangeSettings;
import dev.rustsecd.service.http.HttpSettings;
import dev.rustsecd.service.http.HttpSettings.Access;
import dev.rustsecd.service.http.HttpSettings.ConnectionLimits;
import dev.rustsecd.service.http.HttpSettings.Transport;
import dev.rustsecd.service.http.TlsFiles;
import dev.rustsecd.service.ops.ManagementSettings;
import dev.rustsecd.service.request.PublicAddress;
import dev.rustsecd.service.yanks.AdminToken;
import dev.rustsecd.settings.SettingKey;
import dev.rustsecd.settings.Settings;
import dev.rustsecd.settings.SettingsProblem;
import dev.rustsecd.snapshot.Freshness;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.ConfigurationSentences;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one start needs to know, typed.
 *
 * @param databaseUrl none: the embedded PostgreSQL
 * @param drain how long connections are served on once the program is told to stop
 * @param cratesIo none: the registry is not asked why versions were yanked
 */
record ProgramSettings(
        Role role,
        Optional<DatabaseUrl> databaseUrl,
        Path dataDir,
        HttpSettings http,
        ManagementSettings management,
        Duration drain,
        Rules rules,
        IngestSettings ingest,
        Optional<CratesIoSettings> cratesIo) {
    private static final int MAX_PORT = 65_535;
    private static final int MAX_BODY_BYTES = 256 * 1024 * 1024;
    private static final Duration SHORTEST_REFRESH = Duration.ofSeconds(1);

    /** What the operating system tells a process. */
    record Surroundings(Map<String, String> environment, String user, String home) {
        static Surroundings ofThisProcess() {
            return new Surroundings(System.getenv(), System.getProperty("user.name"), System.getProperty("user.home"));
        }
    }

    /**
     * @throws SettingsProblem with everything that is wrong
     */
    static ProgramSettings of(Role role, Settings settings, Surroundings surroundings) {
        Path dataDir = DataDirectory.choose(
                settings.text(SettingKey.DATA_DIR),
                surroundings.environment(),
                surroundings.user(),
                surroundings.home());
        Optional<DatabaseUrl> databaseUrl = settings.custom(SettingKey.DATABASE_URL, DatabaseUrl::parse);
        if (role != Role.ALL && settings.text(SettingKey.DATABASE_URL).isEmpty()) {
            settings.problem(ConfigurationSentences.roleNeedsDatabase(role.word()));
        }
        ManagementSettings management = new ManagementSettings(
                settings.requiredText(SettingKey.MANAGEMENT_HOST),
                settings.number(SettingKey.MANAGEMENT_PORT, 0, MAX_PORT));
        HttpSettings http = http(settings, management);
        Duration drain = settings.duration(SettingKey.DRAIN, Duration.ZERO);
        Rules rules = rules(settings);
        Optional<IngestSettings> ingest = ingest(settings, dataDir, surroundings.environment());
        Optional<CratesIoSettings> cratesIo = cratesIo(settings, ingest.map(IngestSettings::git));
        noteContradictions(settings, role, new Listeners(http, management), rules.freshness(), ingest);
        settings.check();
        return new ProgramSettings(
                role, databaseUrl, dataDir, http, management, drain, rules, ingest.orElseThrow(), cratesIo);
    }

    private static Rules rules(Settings settings) {
        Freshness freshness = new Freshness(
                settings.duration(SettingKey.MAX_STALENESS, Duration.ZERO),
                settings.duration(SettingKey.MAX_COMMIT_AGE, Duration.ZERO));
        return new Rules(freshness, new Maturity(settings.duration(SettingKey.MIN_RELEASE_AGE, Duration.ZERO)));
    }

    private static HttpSettings http(Settings settings, ManagementSettings management) {
        Access access = access(settings, management);
        return new HttpSettings(
                settings.requiredText(SettingKey.HOST),
                settings.number(SettingKey.PORT, 0, MAX_PORT),
                ConnectionLimits.usual(access.clients().proxies(), transport(settings)),
                ExchangeSettings.ofBody(settings.number(SettingKey.MAX_BODY_BYTES, 1, MAX_BODY_BYTES)),
                access,
                settings.custom(SettingKey.PUBLIC_URL, PublicAddress::parse).orElse(PublicAddress.OF_REQUESTS),
                settings.custom(SettingKey.CRATES_IO_MIRRORS, ProgramSettings::mirrors)
                        .orElse(CratesIoMirrors.WELL_KNOWN));
    }

    private static Transport transport(Settings settings) {
        boolean h2c = settings.choice(SettingKey.H2C, List.of("false", "true")).equals("true");
        Optional<String> certificate = settings.text(SettingKey.TLS_CERTIFICATE_FILE);
        Optional<String> key = settings.text(SettingKey.TLS_KEY_FILE);
        if (certificate.isPresent() != key.isPresent()) {
            SettingKey set = key.isPresent() ? SettingKey.TLS_KEY_FILE : SettingKey.TLS_CERTIFICATE_FILE;
            SettingKey missing = key.isPresent() ? SettingKey.TLS_CERTIFICATE_FILE : SettingKey.TLS_KEY_FILE;
            settings.problem(ConfigurationSentences.tlsHalf(set.environmentName(), missing.environmentName()));
        }
        return new Transport(
                certificate.flatMap(file -> key.map(other -> new TlsFiles(Path.of(file), Path.of(other)))), h2c);
    }

    private static Access access(Settings settings, ManagementSettings management) {
        ClientSettings clients = new ClientSettings(
                settings.custom(SettingKey.CLIENT_LIMIT, RateLimit::parse).flatMap(limit -> limit),
                settings.custom(SettingKey.TRUSTED_PROXIES, TrustedProxies::parse)
                        .orElse(TrustedProxies.NONE),
                settings.custom(SettingKey.CLIENT_KEYS, ClientKeys::parse).orElse(ClientKeys.NONE));
        AdminToken token =
                settings.custom(SettingKey.ADMIN_TOKEN, AdminToken::of).orElse(AdminToken.NONE);
        return new Access(token, isPublicWrites(settings, management), clients);
    }

    private static boolean isPublicWrites(Settings settings, ManagementSettings management) {
        boolean onlyHere = address(management).isLoopback()
                && new ListenAddress(settings.requiredText(SettingKey.HOST), 0).isLoopback();
        return settings.text(SettingKey.WRITES_ON).isEmpty()
                ? onlyHere
                : settings.choice(SettingKey.WRITES_ON, List.of("management", "public"))
                        .equals("public");
    }

    private record Listeners(HttpSettings http, ManagementSettings management) {}

    private static void noteContradictions(
            Settings settings, Role role, Listeners listeners, Freshness freshness, Optional<IngestSettings> ingest) {
        Contradictions contradictions = new Contradictions(settings, role);
        contradictions.note(address(listeners.http()), address(listeners.management()));
        ingest.ifPresent(sources -> {
            contradictions.note(freshness.maxStaleness(), sources);
            contradictions.note(sources);
        });
    }

    /** Every address that this role listens on. */
    List<ListenAddress> listenAddresses() {
        return switch (role) {
            case ALL, SERVE -> List.of(address(http), address(management));
            case INGEST -> List.of(address(management));
            case MIGRATE -> List.of();
        };
    }

    private static ListenAddress address(HttpSettings http) {
        return new ListenAddress(http.host(), http.port());
    }

    private static ListenAddress address(ManagementSettings management) {
        return new ListenAddress(management.host(), management.port());
    }

    private static Optional<CratesIoSettings> cratesIo(Settings settings, Optional<GitSettings> outbound) {
        Optional<String> contact = settings.custom(SettingKey.CONTACT, CratesIoSettings::contact);
        boolean off = settings.requiredText(SettingKey.REGISTRY_API).equals("none");
        Optional<URI> root = off ? Optional.empty() : settings.custom(SettingKey.REGISTRY_API, CratesIoSettings::root);
        if (contact.isEmpty() || root.isEmpty() || outbound.isEmpty()) {
            return Optional.empty();
        }
        GitSettings git = outbound.get();
        return Optional.of(
                CratesIoSettings.of(root.get(), Rustsecd.version(), contact.get(), git.proxy(), git.caFile()));
    }

    private static Optional<IngestSettings> ingest(Settings settings, Path dataDir, Map<String, String> environment) {
        Optional<RegistrySettings> registry = registry(settings);
        Duration refresh = settings.duration(SettingKey.REFRESH, SHORTEST_REFRESH);
        boolean seed =
                settings.choice(SettingKey.SEED, List.of("bundled", "none")).equals("bundled");
        @Nullable
        Position acceptDrop =
                settings.custom(SettingKey.ACCEPT_DROP, Position::new).orElse(null);
        @Nullable
        Path caFile = settings.custom(SettingKey.CA_FILE, ProgramSettings::certificates)
                .orElse(null);
        @Nullable OutboundProxy proxy = proxy(settings, environment);
        GitSettings git = GitSettings.of(dataDir, proxy, caFile);
        Optional<IngestSettings> ingest = settings.custom(
                SettingKey.ADVISORY_DB,
                list -> new IngestSettings(
                        git,
                        IngestSettings.sources(list),
                        seed,
                        acceptDrop,
                        refresh,
                        registry.orElse(RegistrySettings.OFF)));
        return registry.flatMap(followed -> ingest);
    }

    private static Optional<RegistrySettings> registry(Settings settings) {
        Duration refresh = settings.duration(SettingKey.REGISTRY_REFRESH, SHORTEST_REFRESH);
        return settings.custom(SettingKey.REGISTRY_INDEX, RegistryAddress::parse)
                .map(address -> new RegistrySettings(address, refresh));
    }

    private static @Nullable OutboundProxy proxy(Settings settings, Map<String, String> environment) {
        String address = environment.getOrDefault("HTTPS_PROXY", environment.getOrDefault("https_proxy", ""));
        if (address.isBlank()) {
            return null;
        }
        try {
            return OutboundProxy.parse(
                    address, environment.getOrDefault("NO_PROXY", environment.getOrDefault("no_proxy", "")));
        } catch (IllegalArgumentException malformed) {
            settings.problem(ConfigurationSentences.of("HTTPS_PROXY", Causes.of(malformed)));
            return null;
        }
    }

    private static CratesIoMirrors mirrors(String list) {
        return CratesIoMirrors.of(Pattern.compile(",")
                .splitAsStream(list)
                .map(String::strip)
                .filter(url -> !url.isEmpty())
                .toList());
    }

    private static Path certificates(String text) {
        Path file = Path.of(text);
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(ConfigurationSentences.notReadable(file.toString()));
        }
        try {
            TrustedCertificates.require(file);
            return file;
        } catch (IOException none) {
            throw new IllegalArgumentException(ConfigurationSentences.of(file.toString(), Causes.of(none)), none);
        }
    }
}
