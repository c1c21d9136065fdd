package dev.rustsecd.ingest.postgres;

import dev.rustsecd.ingest.postgres.TarReader.Entry;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import org.tukaani.xz.XZInputStream;

/**
 * The tool of the build that makes the archives which {@link PostgresBinaries} unpacks, out of those on the class path:
 * {@code ArchiveTool FOLDER}. It leaves out what a server never reads, and the compression, which is the jar's: to
 * decompress xz took a third of a first start.
 */
public final class ArchiveTool {
    private static final int MAX_DECODER_KIB = 256 * 1024;

    // Headers, static libraries, other languages, other encodings and extensions: half of the files.
    private static final Pattern UNUSED = Pattern.compile("include/.*|(lib/)?(postgresql/)?pgxs/.*|.*\\.(a|lib|pdb)"
            + "|lib/pkgconfig/.*|lib/(postgresql/)?(utf8_and_|[a-z0-9]*_and_|plp(ython|erl)|pltcl|.*_plpython|.*_plperl).*"
            + "|share/(postgresql/)?(doc|locale|man|extension/(?!plpgsql)).*");

    private ArchiveTool() {}

    /** Leaves alone what is newer than its source and this tool. Fails where the class path has no archive at all. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        boolean found = false;
        for (String system : List.of("linux", "darwin", "windows")) {
            for (String processor : List.of("x86_64", "arm_64", "x86_64-alpine_linux", "arm_64-alpine_linux")) {
                String name = "postgres-" + system + "-" + processor;
                URL source = ArchiveTool.class.getResource("/" + name + ".txz");
                if (source != null) {
                    bring(source, folder, name);
                    found = true;
                }
            }
        }
        if (!found) {
            throw new IOException("no archive of PostgreSQL is on the class path");
        }
    }

    private static void bring(URL source, Path folder, String name) throws IOException {
        Path target = folder.resolve(name + ".tar");
        URL tool = ArchiveTool.class.getResource("ArchiveTool.class");
        long made = Files.exists(target) ? Files.getLastModifiedTime(target).toMillis() : 0;
        if (made > modified(source) && tool != null && made > modified(tool)) {
            return;
        }
        Path half = folder.resolveSibling(name + ".half");
        try (InputStream in = new XZInputStream(new BufferedInputStream(source.openStream()), MAX_DECODER_KIB);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(half))) {
            thin(in, out);
        }
        Files.move(half, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private static long modified(URL resource) throws IOException {
        return resource.openConnection().getLastModified();
    }

    /** Copies an archive without what is not used. */
    static void thin(InputStream archive, OutputStream out) throws IOException {
        TarReader tar = new TarReader(archive);
        for (Entry entry = tar.next(); entry != null; entry = tar.next()) {
            if (!UNUSED.matcher(entry.name()).matches()) {
                tar.copy(out);
            }
        }
        TarReader.end(out);
    }
}
