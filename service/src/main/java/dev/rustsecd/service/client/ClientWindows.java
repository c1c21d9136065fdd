package dev.rustsecd.service.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests of each client within its window of time. However many clients come, only so many are remembered:
 * those that were looked at last, so that who asks again and again while it is over its limit stays over it. Reads no clock:
 * each call says what time it is.
 */
final class ClientWindows {
    private final Map<String, Window> windows;

    ClientWindows(int maxClients) {
        windows = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
                return size() > maxClients;
            }
        };
    }

    /** What a client has sent since its window began. */
    private static final class Window {
        private final long sinceNanos;
        private int used;

        Window(long sinceNanos) {
            this.sinceNanos = sinceNanos;
        }
    }

    /** Counts a request of a client, unless that is one too many. */
    Usage count(String client, RateLimit limit, long nowNanos) {
        Window window = current(client, limit, nowNanos);
        if (window == null) {
            window = new Window(nowNanos);
            windows.put(client, window);
        }
        boolean over = window.used >= limit.requests();
        if (!over) {
            window.used++;
        }
        return usage(window, limit, nowNanos, over);
    }

    /** What {@link #count} would give, but for what it would count. */
    Usage look(String client, RateLimit limit, long nowNanos) {
        Window window = current(client, limit, nowNanos);
        return window == null
                ? usage(new Window(nowNanos), limit, nowNanos, false)
                : usage(window, limit, nowNanos, window.used >= limit.requests());
    }

    private @Nullable Window current(String client, RateLimit limit, long nowNanos) {
        Window window = windows.get(client);
        return window != null && nowNanos - window.sinceNanos < limit.window().toNanos() ? window : null;
    }

    private static Usage usage(Window window, RateLimit limit, long nowNanos, boolean over) {
        long leftNanos = window.sinceNanos + limit.window().toNanos() - nowNanos;
        long second = TimeUnit.SECONDS.toNanos(1);
        return new Usage(limit, Math.max(0, limit.requests() - window.used), (leftNanos + second - 1) / second, over);
    }

    int size() {
        return windows.size();
    }
}
