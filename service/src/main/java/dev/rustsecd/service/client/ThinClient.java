package dev.rustsecd.service.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The text of {@code cargo-rustsec}, and the one line of it that says whom it asks. */
final class ThinClient {
    static final String FILE_NAME = "cargo-rustsec";

    private static final String RESOURCE = "/client/" + FILE_NAME;
    private static final String ASKS_THIS_MACHINE = "\ndefault_url='http://localhost:8080'\n";

    private final String before;
    private final String after;

    ThinClient() {
        String text = read();
        int line = text.indexOf(ASKS_THIS_MACHINE);
        if (line < 0) {
            throw new IllegalStateException("the program's part " + RESOURCE + " has no default address");
        }
        this.before = text.substring(0, line);
        this.after = text.substring(line + ASKS_THIS_MACHINE.length());
    }

    /**
     * The script that asks this address where it is not told otherwise.
     *
     * @param address as {@link dev.rustsecd.service.request.PublicAddress} has it, so without a quotation mark
     */
    byte[] asking(String address) {
        return (before + "\ndefault_url='" + address + "'\n" + after).getBytes(StandardCharsets.UTF_8);
    }

    private static String read() {
        try (InputStream in = ThinClient.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its part " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
