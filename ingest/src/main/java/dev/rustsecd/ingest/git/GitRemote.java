package dev.rustsecd.ingest.git;

import dev.rustsecd.ingest.outbound.Credentials;
import dev.rustsecd.words.operator.ConfigurationSentences;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * Where an advisory database is: {@code https://user:password@host/repository.git#branch}, a path of a repository, or a
 * path of a bundle file.
 */
public final class GitRemote {
    private final String name;
    private final URIish location;
    private final @Nullable Path path;
    private final @Nullable String branch;
    private final @Nullable Credentials credentials;

    private GitRemote(String address, @Nullable Path path, @Nullable String branch, @Nullable Credentials credentials) {
        this.name = branch == null ? address : address + "#" + branch;
        this.location = path == null ? uri(address) : new URIish().setPath(path.toString());
        this.path = path;
        this.branch = branch;
        this.credentials = credentials;
    }

    /**
     * @throws IllegalArgumentException if it is none of the three; its message says what is wrong and holds no secret
     */
    public static GitRemote parse(String text) {
        String trimmed = text.strip();
        int hash = trimmed.lastIndexOf('#');
        String address = hash < 0 ? trimmed : trimmed.substring(0, hash);
        String branch = hash < 0 ? null : trimmed.substring(hash + 1);
        if (address.isEmpty() || (branch != null && branch.isEmpty())) {
            throw new IllegalArgumentException(ConfigurationSentences.GIT_ADDRESS);
        }
        int scheme = address.indexOf("://");
        if (scheme < 0) {
            return local(address, branch);
        }
        return switch (address.substring(0, scheme).toLowerCase(Locale.ROOT)) {
            case "http", "https" -> remote(address, scheme + 3, branch);
            case "file" -> local(address.substring(scheme + 3), branch);
            default -> throw new IllegalArgumentException(ConfigurationSentences.GIT_SCHEME);
        };
    }

    /** The address without credentials, the branch kept: the key of its records, and what logs may say. */
    public String name() {
        return name;
    }

    /**
     * The same for every spelling of one branch of one repository: with {@code .git} or {@code /} at its end or without, in
     * any case of the host, with any credentials, by any path that leads there.
     */
    public String place() {
        String address = branch == null ? name : name.substring(0, name.length() - branch.length() - 1);
        String where = path == null ? httpPlace(address) : path.toString();
        return branch == null ? where : where + "#" + branch;
    }

    private static String httpPlace(String address) {
        int slash = address.indexOf('/', address.indexOf("://") + 3);
        int end = slash < 0 ? address.length() : slash;
        String repository = address.substring(end).replaceFirst("/+$", "").replaceFirst("\\.git$", "");
        return address.substring(0, end).toLowerCase(Locale.ROOT) + repository;
    }

    boolean isHttp() {
        return path == null;
    }

    /** Null where it is reached over HTTP. */
    @Nullable
    Path path() {
        return path;
    }

    /** Without credentials. */
    URIish location() {
        return location;
    }

    /** Null: the remote's own choice. */
    @Nullable
    String branch() {
        return branch;
    }

    @Nullable
    Credentials credentials() {
        return credentials;
    }

    @Override
    public String toString() {
        return name;
    }

    private static GitRemote local(String address, @Nullable String branch) {
        return new GitRemote(address, Path.of(address).toAbsolutePath().normalize(), branch, null);
    }

    private static GitRemote remote(String address, int authority, @Nullable String branch) {
        int slash = address.indexOf('/', authority);
        int end = slash < 0 ? address.length() : slash;
        int at = address.lastIndexOf('@', end - 1);
        if (at < authority) {
            return new GitRemote(address, null, branch, null);
        }
        Credentials credentials = Credentials.parse(address.substring(authority, at));
        return new GitRemote(address.substring(0, authority) + address.substring(at + 1), null, branch, credentials);
    }

    private static URIish uri(String address) {
        try {
            return new URIish(address);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(ConfigurationSentences.gitUrl(e.getReason()), e);
        }
    }
}
