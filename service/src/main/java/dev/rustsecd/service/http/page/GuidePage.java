package dev.rustsecd.service.http.page;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.request.PublicAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** {@code /llms.txt}: what this service is and how to ask it, for agents. Source: llmstxt.org, "Format". */
final class GuidePage {
    private static final String BASE = "{base}";

    private final String text = read();
    private final PublicAddress address;

    GuidePage(PublicAddress address) {
        this.address = address;
    }

    Operation<?> row() {
        return Operation.get("guide", "/llms.txt", this::base, Operation.now(this::guide));
    }

    private String base(Call call) {
        return call.ownAddress(address).orElse(PublicAddress.USUAL);
    }

    private Answer guide(String base) {
        return Answer.of(
                200, "text/plain; charset=utf-8", text.replace(BASE, base).getBytes(StandardCharsets.UTF_8));
    }

    private static String read() {
        try (InputStream in = GuidePage.class.getResourceAsStream("/llms.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
