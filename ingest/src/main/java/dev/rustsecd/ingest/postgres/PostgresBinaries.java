package dev.rustsecd.ingest.postgres;

import dev.rustsecd.ingest.postgres.DatabaseUnavailable.Reason;
import dev.rustsecd.ingest.postgres.TarReader.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's programs, unpacked from the class path into a folder of the data directory. */
record PostgresBinaries(Path home) {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");

    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

    /** Unpacks them where that has not been done yet; a copy that was cut short is made anew. */
    static PostgresBinaries unpack(Path parent) throws IOException, DatabaseUnavailable {
        String name = "/" + archiveName() + ".tar";
        URL resource = PostgresBinaries.class.getResource(name);
        if (resource == null) {
            throw new DatabaseUnavailable(
                    Reason.PLATFORM_UNSUPPORTED,
                    "this program brings no PostgreSQL for " + platform() + ": set RUSTSECD_DATABASE_URL to one");
        }
        Path home = parent.resolve("binaries-" + fingerprint(resource));
        if (!Files.isDirectory(home)) {
            FileTrees.deleteSiblings(home, "binaries-");
            Path half = Files.createTempDirectory(parent, "binaries-half-");
            makeReachable(half);
            extract(resource, half);
            Files.move(half, home);
        }
        return new PostgresBinaries(home);
    }

    Path program(String name) {
        return home.resolve("bin").resolve(isWindows() ? name + ".exe" : name);
    }

    static boolean isWindows() {
        return operatingSystem().equals("windows");
    }

    private static String archiveName() {
        boolean musl = Files.exists(Path.of("/etc/alpine-release"));
        return "postgres-" + platform() + (musl ? "-alpine_linux" : "");
    }

    // As the binaries' own jars name them.
    private static String platform() {
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return operatingSystem() + "-"
                + switch (arch) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64" -> "arm_64";
                    default -> arch;
                };
    }

    private static String operatingSystem() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return "windows";
        }
        return os.startsWith("mac") ? "darwin" : os.replace(' ', '_');
    }

    // What the jar's directory says of the archive, since hashing it at each start would take longer than
    // PostgreSQL.
    private static String fingerprint(URL resource) throws IOException {
        URLConnection connection = resource.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc()) + "-"
                    + jar.getJarEntry().getSize();
        }
        return Long.toHexString(connection.getLastModified()) + "-" + connection.getContentLengthLong();
    }

    private static void extract(URL resource, Path home) throws IOException {
        try (InputStream in = resource.openStream()) {
            TarReader tar = new TarReader(in);
            byte[] buffer = new byte[BUFFER_BYTES];
            for (Entry entry = tar.next(); entry != null; entry = tar.next()) {
                write(tar, entry, inside(home, entry.name()), buffer);
            }
        }
    }

    private static Path inside(Path home, String name) throws IOException {
        Path path = home.resolve(name).normalize();
        if (!path.startsWith(home)) {
            throw new IOException("the archive has an entry outside: " + name);
        }
        return path;
    }

    private static void write(TarReader tar, Entry entry, Path path, byte[] buffer) throws IOException {
        switch (entry.kind()) {
            case FOLDER -> Files.createDirectories(path);
            case LINK -> {
                if (!FILE_NAME.matcher(entry.target()).matches()) {
                    throw new IOException("the archive has a link to another folder: " + entry.name());
                }
                createParent(path);
                Files.createSymbolicLink(path, Path.of(entry.target()));
            }
            case FILE -> {
                createParent(path);
                try (OutputStream out = Files.newOutputStream(path)) {
                    for (int n = tar.read(buffer); n >= 0; n = tar.read(buffer)) {
                        out.write(buffer, 0, n);
                    }
                }
                if (entry.executable()) {
                    makeReachable(path);
                }
            }
        }
    }

    private static void createParent(Path path) throws IOException {
        @Nullable Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
    }

    private static void makeReachable(Path path) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, EXECUTABLE);
        }
    }
}
