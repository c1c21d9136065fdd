package dev.rustsecd.service.compatible;

import dev.rustsecd.service.exchange.Exchange;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Knows the paths whose answers are made beforehand, for whoever looks before any route is tried: sites ask again and again
 * for what they have already, and finding the route would cost more than the answer.
 */
public final class HotPaths {
    private static final String PACKAGES = "/packages/";
    private static final String PACKAGE_FILE = ".json";
    private static final String VULNERABILITIES = "/v1/vulns/";

    private final Surfaces surfaces;
    private final Exchange exchange;
    private final InstantSource clock;

    public HotPaths(Surfaces surfaces, Exchange exchange, InstantSource clock) {
        this.surfaces = surfaces;
        this.exchange = exchange;
        this.clock = clock;
    }

    /**
     * Answers with 304 what has a hot answer, and names its tag as the only one.
     *
     * @return whether it did; a route answers all else, with the same header fields
     */
    public boolean revalidate(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.GET) || !request.headers().contains(HttpHeaders.IF_NONE_MATCH)) {
            return false;
        }
        String path = request.path();
        if (path.startsWith(PACKAGES) && path.endsWith(PACKAGE_FILE)) {
            Surface surface = surfaces.ifLoaded();
            int end = path.length() - PACKAGE_FILE.length();
            return surface != null
                    && end > PACKAGES.length()
                    && revalidatePackage(request, surface, path.substring(PACKAGES.length(), end));
        }
        if (path.startsWith(VULNERABILITIES)) {
            Surface surface = surfaces.ifLoaded();
            return surface != null
                    && revalidateVulnerability(request, surface, path.substring(VULNERABILITIES.length()));
        }
        return false;
    }

    private boolean revalidatePackage(HttpServerRequest request, Surface surface, String name) {
        @Nullable HotAnswer hot = surface.packageFile(name);
        return hot != null
                && exchange.revalidate(
                        request,
                        "packageRecords",
                        surface.finished(hot.get(), surface.quarantine().concernsPackage(name), clock.instant()));
    }

    private boolean revalidateVulnerability(HttpServerRequest request, Surface surface, String id) {
        @Nullable HotAnswer hot = surface.vulnerability(id);
        return hot != null
                && exchange.revalidate(
                        request,
                        "osvVulnerability",
                        surface.finished(hot.get(), surface.quarantine().concernsId(id), clock.instant()));
    }
}
