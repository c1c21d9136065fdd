package dev.rustsecd.service.client;

import dev.rustsecd.words.operator.ConfigurationSentences;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys by which clients are told apart wherever they ask from. Keeps digests; it shows no key anywhere. */
public final class ClientKeys {
    public static final ClientKeys NONE = new ClientKeys(Map.of());

    private static final int MIN_CHARACTERS = 16;
    private static final int MAX_CHARACTERS = 512;

    private final Map<String, KeyHolder> byDigest;

    private ClientKeys(Map<String, KeyHolder> byDigest) {
        this.byDigest = Map.copyOf(byDigest);
    }

    /**
     * Who has a key.
     *
     * @param hasOwnLimit whether that of all clients is not its limit
     * @param limit its own; none: no limit
     */
    record KeyHolder(String name, boolean hasOwnLimit, Optional<RateLimit> limit) {}

    /**
     * Reads lines of a name, a key and, where it has one of its own, a limit; a line that begins with {@code #} is a comment.
     *
     * @throws IllegalArgumentException with a sentence that has the number of the line, and no key
     */
    public static ClientKeys parse(String text) {
        Map<String, KeyHolder> holders = new HashMap<>();
        Set<String> names = new HashSet<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split("\\s+");
            if (!isEntry(parts)) {
                throw new IllegalArgumentException(ConfigurationSentences.clientKey(i + 1, MIN_CHARACTERS));
            }
            if (!names.add(parts[0]) || holders.put(digest(parts[1]), holder(parts, i + 1)) != null) {
                throw new IllegalArgumentException(ConfigurationSentences.clientKeyTwice(i + 1));
            }
        }
        return new ClientKeys(holders);
    }

    private static boolean isEntry(String[] parts) {
        // Source: RFC 6750, 2.1: the characters of a bearer token.
        return (parts.length == 2 || parts.length == 3)
                && parts[0].matches("[A-Za-z0-9._-]{1,64}")
                && parts[1].length() >= MIN_CHARACTERS
                && parts[1].length() <= MAX_CHARACTERS
                && parts[1].matches("[A-Za-z0-9._~+/-]+=*");
    }

    private static KeyHolder holder(String[] parts, int line) {
        if (parts.length == 2) {
            return new KeyHolder(parts[0], false, Optional.empty());
        }
        try {
            return new KeyHolder(parts[0], true, RateLimit.parse(parts[2]));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(ConfigurationSentences.clientKeyLimit(line), wrong);
        }
    }

    /** Who has the key that a request came with. */
    Optional<KeyHolder> holder(Optional<String> bearer) {
        return byDigest.isEmpty()
                ? Optional.empty()
                : bearer.filter(key -> key.length() <= MAX_CHARACTERS)
                        .map(ClientKeys::digest)
                        .map(byDigest::get);
    }

    boolean haveLimits() {
        return byDigest.values().stream().anyMatch(holder -> holder.limit().isPresent());
    }

    private static String digest(String key) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never); // every Java has it
        }
    }

    @Override
    public String toString() {
        return "ClientKeys[" + byDigest.size() + "]";
    }
}
