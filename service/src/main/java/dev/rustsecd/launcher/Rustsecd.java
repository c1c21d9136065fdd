package dev.rustsecd.launcher;

import dev.rustsecd.launcher.ProgramSettings.Surroundings;
import dev.rustsecd.service.ops.ProgramVersion;
import dev.rustsecd.settings.SettingKey;
import dev.rustsecd.settings.Settings;
import dev.rustsecd.settings.SettingsProblem;
import dev.rustsecd.settings.SettingsReader;
import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.ConfigurationSentences;
import dev.rustsecd.words.operator.OperatorSentences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The program: {@code java -jar rustsecd.jar [role] [--setting=value ...]}. */
public final class Rustsecd {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private Rustsecd() {}

    public static void main(String[] words) {
        CommandLine line = CommandLine.parse(List.of(words));
        int status = switch (line.request()) {
            case HELP -> say(Help.text());
            case VERSION -> say(aboutVersion());
            case RUN -> run(line);
        };
        if (status != 0) {
            System.exit(status);
        }
    }

    /** As the jar's manifest has it. */
    static String version() {
        return ProgramVersion.ofThisProgram().number();
    }

    private static String aboutVersion() {
        ProgramVersion version = ProgramVersion.ofThisProgram();
        return version.commit()
                        .map(commit -> OperatorSentences.version(version.number(), commit))
                        .orElseGet(() -> OperatorSentences.versionWithoutCommit(version.number()))
                + "\n";
    }

    private static int run(CommandLine line) {
        if (line.problem().isPresent()) {
            System.err.println(line.problem().get() + "\n\n" + OperatorSentences.USAGE);
            return WRONG_USAGE;
        }
        try {
            Surroundings surroundings = Surroundings.ofThisProcess();
            Settings settings = new SettingsReader(Rustsecd::read).read(line.flags(), surroundings.environment());
            Logging.configure(
                    settings.choice(SettingKey.LOG_LEVEL, List.of("info", "error", "warn", "debug")),
                    settings.choice(SettingKey.LOG_FORMAT, List.of("text", "json"))
                            .equals("json"));
            new Program(ProgramSettings.of(line.role(), settings, surroundings)).run();
            return 0;
        } catch (SettingsProblem wrong) {
            System.err.println(OperatorSentences.CANNOT_START);
            wrong.problems().forEach(problem -> System.err.println("  " + problem));
            return FAILED;
        } catch (StartFailed failed) {
            System.err.println(OperatorSentences.cannotStart(Causes.of(failed)));
            return FAILED;
        }
    }

    private static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException | RuntimeException unreadable) {
            throw new IllegalArgumentException(ConfigurationSentences.notReadable(path), unreadable);
        }
    }

    private static int say(String text) {
        System.out.print(text);
        return 0;
    }
}
