package dev.rustsecd.ingest.git;

import static dev.rustsecd.ingest.git.AdvisorySourceContractTest.H2;
import static dev.rustsecd.ingest.git.AdvisorySourceContractTest.TIME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.FakeAdvisoryRepository;
import dev.rustsecd.ingest.source.Changes;
import dev.rustsecd.ingest.source.FetchOutcome.Failed;
import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import dev.rustsecd.ingest.source.RawRecord;
import dev.rustsecd.ingest.source.Taken;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mirror that a killed program or a full disk left damaged does not stop the next run. */
final class MirrorRepairTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private GitSources sources;

    @SuppressWarnings("NullAway.Init")
    private FakeAdvisoryRepository repository;

    /** Ways in which a mirror may be damaged. */
    enum Damage {
        PACK_CUT {
            @Override
            void make(Path mirror) throws IOException {
                each(mirror, ".pack", bytes -> Arrays.copyOf(bytes, bytes.length / 2));
            }
        },
        PACK_ZEROED {
            @Override
            void make(Path mirror) throws IOException {
                each(mirror, ".pack", bytes -> new byte[bytes.length]);
            }
        },
        INDEX_EMPTY {
            @Override
            void make(Path mirror) throws IOException {
                each(mirror, ".idx", bytes -> new byte[0]);
            }
        },
        PACKS_GONE {
            @Override
            void make(Path mirror) throws IOException {
                for (Path file : files(mirror.resolve("objects/pack"))) {
                    Files.delete(file);
                }
            }
        },
        HEAD_GONE {
            @Override
            void make(Path mirror) throws IOException {
                Files.delete(mirror.resolve("HEAD"));
            }
        },
        CONFIG_GARBAGE {
            @Override
            void make(Path mirror) throws IOException {
                Files.writeString(mirror.resolve("config"), "[core\n\0\0\0");
            }
        },
        REFERENCE_EMPTY {
            @Override
            void make(Path mirror) throws IOException {
                Files.write(mirror.resolve("refs/heads/mirror"), new byte[0]);
            }
        },
        STALE_LOCKS {
            @Override
            void make(Path mirror) throws IOException {
                Files.createFile(mirror.resolve("refs/heads/mirror.lock"));
                Files.createFile(mirror.resolve("config.lock"));
                Files.createFile(mirror.resolve("packed-refs.lock"));
            }
        };

        abstract void make(Path mirror) throws IOException;

        private interface Change {
            byte[] of(byte[] bytes);
        }

        private static void each(Path mirror, String ending, Change change) throws IOException {
            for (Path file : files(mirror.resolve("objects/pack"))) {
                if (file.toString().endsWith(ending)) {
                    byte[] damaged = change.of(Files.readAllBytes(file));
                    Files.delete(file);
                    Files.write(file, damaged);
                }
            }
        }
    }

    @BeforeEach
    void open() {
        repository = FakeAdvisoryRepository.in(folder.resolve("db.git"));
        repository.put(TIME).commit("2024-01-01T00:00:00Z");
        sources = new GitSources(folder.resolve("data"));
    }

    @AfterEach
    void close() {
        sources.close();
    }

    @ParameterizedTest
    @EnumSource
    void damagedMirrorIsMadeAnew(Damage damage) throws IOException {
        fetch(Taken.NONE);
        damage.make(mirror());
        repository.put(H2).commit("2024-01-02T00:00:00Z");
        Changes delta = fetch(Taken.NONE);
        assertEquals(
                List.of(H2.path(), TIME.path()),
                delta.records().stream().map(RawRecord::key).toList());
    }

    @Test
    void unreachableUpstreamLeavesTheMirrorAlone() throws IOException {
        fetch(Taken.NONE);
        List<Path> before = files(mirror().resolve("objects/pack"));
        Files.move(folder.resolve("db.git"), folder.resolve("away.git"));
        Failed failed = assertInstanceOf(Failed.class, Await.result(source().changesSince(Taken.NONE)));
        assertEquals(Failure.NOT_FOUND, failed.failure());
        assertEquals(before, files(mirror().resolve("objects/pack")));
    }

    @Test
    void mirrorOfAnotherProgramIsLeftToIt() throws IOException {
        fetch(Taken.NONE);
        Path guard = Path.of(mirror().toString().replace(".git", ".guard"));
        try (FileChannel channel = FileChannel.open(guard, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertEquals(guard, guard.toAbsolutePath());
            Failed failed = assertInstanceOf(Failed.class, Await.result(source().changesSince(Taken.NONE)));
            assertEquals(Failure.LOCAL_STORAGE, failed.failure());
            assertEquals(false, lock.isShared());
        }
        fetch(Taken.NONE);
    }

    @Test
    void mirrorOfManyFetchesStaysSmall() throws IOException {
        GitAdvisorySource source = source();
        for (int i = 0; i < 90; i++) {
            repository.put(TIME.saying("Edit " + i)).commit("2024-01-02T00:00:%02dZ".formatted(i % 60));
            assertInstanceOf(Changes.class, Await.result(source.changesSince(Taken.NONE)));
        }
        long packs = files(mirror().resolve("objects/pack")).stream()
                .filter(file -> file.toString().endsWith(".pack"))
                .count();
        assertEquals(true, packs <= 41, packs + " packs");
    }

    private GitAdvisorySource source() {
        return sources.of(folder.resolve("db.git").toString());
    }

    private Changes fetch(Taken known) {
        return assertInstanceOf(Changes.class, Await.result(source().changesSince(known)));
    }

    private Path mirror() throws IOException {
        return files(folder.resolve("data/git")).stream()
                .filter(file -> file.toString().endsWith(".git"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
