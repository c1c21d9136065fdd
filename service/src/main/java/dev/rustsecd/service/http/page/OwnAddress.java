package dev.rustsecd.service.http.page;

import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.request.PublicAddress;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;

/** The address of this service as pages tell it, without a slash at its end. */
final class OwnAddress {
    /** For a request whose Host is none: what the README starts. */
    private static final String USUAL = "http://localhost:8080";

    private final PublicAddress address;

    OwnAddress(PublicAddress address) {
        this.address = address;
    }

    String of(Call call) {
        HttpServerRequest request = call.request();
        HostAndPort authority = request.authority();
        return address.of(String.valueOf(request.scheme()), authority == null ? null : authority.toString())
                .orElse(USUAL);
    }
}
