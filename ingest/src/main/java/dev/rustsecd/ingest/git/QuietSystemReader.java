package dev.rustsecd.ingest.git;

import java.time.Duration;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * JGit's view of the machine, without the configuration of its user and its system: they are neither read nor written,
 * and no environment variable of git's is seen.
 */
public final class QuietSystemReader extends SystemReader {
    private QuietSystemReader() {
        setPlatformChecker();
    }

    /** Makes it the one that JGit uses; again and again without effect. */
    public static synchronized void install() {
        if (!(SystemReader.getInstance() instanceof QuietSystemReader)) {
            FS.FileStoreAttributes.setBackground(true);
            SystemReader.setInstance(new QuietSystemReader());
        }
    }

    @Override
    public String getHostname() {
        return "localhost";
    }

    @Override
    public @Nullable String getenv(String variable) {
        return null;
    }

    @Override
    public @Nullable String getProperty(String key) {
        return System.getProperty(key);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new NoFile(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new NoFile(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new NoFile(parent, fs);
    }

    @Override
    @SuppressWarnings("deprecation") // abstract all the same
    public long getCurrentTime() {
        return System.currentTimeMillis();
    }

    @Override
    @SuppressWarnings("deprecation") // abstract all the same
    public int getTimezone(long when) {
        return TimeZone.getDefault().getOffset(when) / 60_000;
    }

    /** A configuration that is nowhere: always empty, and saved to nothing. */
    private static final class NoFile extends FileBasedConfig {
        private static final String FILE_SYSTEM = "filesystem";
        private static final Duration COARSEST_TIME_STAMP = Duration.ofSeconds(2);

        @SuppressWarnings("NullAway") // JGit's own way to say: no file
        NoFile(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            clear();
        }

        /** How fine time stamps of files are. Else JGit measures it, three seconds long, by files that it makes. */
        @Override
        public long getTimeUnit(String section, String subsection, String name, long otherwise, TimeUnit unit) {
            return section.equals(FILE_SYSTEM)
                    ? unit.convert(COARSEST_TIME_STAMP)
                    : super.getTimeUnit(section, subsection, name, otherwise, unit);
        }

        @Override
        public boolean isOutdated() {
            return false;
        }

        @Override
        public void save() {
            // There is no file.
        }
    }
}
