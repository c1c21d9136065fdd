package dev.rustsecd.ingest.postgres;

import dev.rustsecd.ingest.postgres.DatabaseUnavailable.Reason;
import dev.rustsecd.ingest.postgres.Launch.Output;
import dev.rustsecd.words.operator.OperatorSentences;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The data folder of the embedded PostgreSQL, its password and its log.
 *
 * @param data made by {@code initdb}
 */
record PostgresCluster(Path data, Secret password, PostgresLog log) {
    static final String USER = "rustsecd";
    static final String DATABASE = "postgres";

    private static final int PASSWORD_BYTES = 24;
    private static final Duration INIT_LIMIT = Duration.ofMinutes(5);

    /** Makes it where there is none; one that was cut short is made anew. */
    static PostgresCluster open(Path parent, Launch launch) throws IOException, DatabaseUnavailable {
        Path data = parent.resolve("data");
        Path passwordFile = parent.resolve("password");
        if (Files.exists(data.resolve("PG_VERSION"))) {
            rejectOtherMajor(data, launch.major());
        } else {
            writePassword(passwordFile);
            initialise(data, passwordFile, launch);
        }
        launch.admit(data);
        Secret password = new Secret(Files.readString(passwordFile).strip());
        return new PostgresCluster(data, password, new PostgresLog(parent.resolve("postgres.log")));
    }

    private static void rejectOtherMajor(Path data, int major) throws IOException, DatabaseUnavailable {
        String found = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!found.equals(Integer.toString(major))) {
            throw new DatabaseUnavailable(
                    Reason.OTHER_MAJOR_VERSION,
                    OperatorSentences.otherPostgres(data.toString(), found, Integer.toString(major)));
        }
    }

    private static void initialise(Path data, Path passwordFile, Launch launch)
            throws IOException, DatabaseUnavailable {
        FileTrees.deleteSiblings(data, "data-half-");
        Path half = Files.createTempDirectory(data.getParent(), "data-half-");
        launch.admit(half);
        launch.admit(passwordFile);
        Output output = launch.run(
                INIT_LIMIT,
                "initdb",
                List.of(
                        "-D",
                        half.toString(),
                        "-U",
                        USER,
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + passwordFile,
                        "-E",
                        "UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions"));
        if (output.exit() != 0) {
            throw new DatabaseUnavailable(
                    Reason.START_FAILED,
                    OperatorSentences.databaseNotCreated(output.text().strip()));
        }
        Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void writePassword(Path file) throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(file);
        try (SeekableByteChannel channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), readableByOwner(file))) {
            Channels.newOutputStream(channel)
                    .write((HexFormat.of().formatHex(random) + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static FileAttribute<?>[] readableByOwner(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
