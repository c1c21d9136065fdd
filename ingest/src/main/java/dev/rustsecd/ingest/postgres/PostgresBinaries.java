package dev.rustsecd.ingest.postgres;

import dev.rustsecd.ingest.postgres.DatabaseUnavailable.Reason;
import dev.rustsecd.words.operator.OperatorSentences;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** PostgreSQL's programs, unpacked from the class path into a folder of the data directory. */
record PostgresBinaries(Path home) {
    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");

    /** Unpacks them where that has not been done yet; a copy that was cut short is made anew. */
    static PostgresBinaries unpack(Path parent) throws IOException, DatabaseUnavailable {
        String name = "/" + archiveName() + ".zip";
        URL resource = PostgresBinaries.class.getResource(name);
        if (resource == null) {
            throw new DatabaseUnavailable(Reason.PLATFORM_UNSUPPORTED, OperatorSentences.noPostgresFor(platform()));
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
        try (ZipInputStream zip = new ZipInputStream(resource.openStream())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = home.resolve(entry.getName()).normalize();
                Path folder = file.getParent();
                if (folder == null || !folder.startsWith(home)) {
                    throw new IOException("the archive has an entry outside: " + entry.getName());
                }
                Files.createDirectories(folder);
                Files.copy(zip, file);
                if (folder.endsWith("bin")) {
                    makeReachable(file);
                }
            }
        }
    }

    private static void makeReachable(Path path) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, EXECUTABLE);
        }
    }
}
