package dev.rustsecd.service.osv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * All records at once, as osv.dev exports an ecosystem: food for offline scanners. Equal records give equal bytes.
 *
 * <p>Source: osv.dev, {@code go/cmd/exporter/worker.go}; osv-scalibr, {@code osvlocal/zip.go}, for the checksum.
 */
public final class OsvDump {
    private static final Comparator<OsvEntry> NEWEST_FIRST =
            Comparator.comparing(OsvEntry::modified).reversed().thenComparing(OsvEntry::id);

    private OsvDump() {}

    /** {@code all.zip}: a file {@code ID.json} for each record, by id, withdrawn ones too. */
    public static byte[] archive(OsvDatabase database) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (OsvEntry entry : database.entries()) {
                ZipEntry file = new ZipEntry(entry.id() + ".json");
                file.setTimeLocal(LocalDateTime.ofInstant(entry.modified(), ZoneOffset.UTC));
                zip.putNextEntry(file);
                zip.write(entry.json());
                zip.closeEntry();
            }
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return bytes.toByteArray();
    }

    /** {@code crc32c=…}, by which offline scanners tell whether they have the archive already. */
    public static String checksum(byte[] archive) {
        CRC32C checksum = new CRC32C();
        checksum.update(archive);
        byte[] bigEndian = ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) checksum.getValue())
                .array();
        return "crc32c=" + Base64.getEncoder().encodeToString(bigEndian);
    }

    /** {@code modified_id.csv}: {@code 2024-06-05T14:00:17Z,RUSTSEC-2020-0071}, newest first. */
    public static byte[] modifiedIds(OsvDatabase database) {
        List<OsvEntry> entries = database.entries();
        return entries.stream()
                .sorted(NEWEST_FIRST)
                .map(entry -> entry.modified() + "," + entry.id() + '\n')
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
    }
}
