package dev.rustsecd.service.http;

import static dev.rustsecd.service.http.AuditLockfileHttpTest.gzip;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bodies of several gzip members, and of one with something behind it. */
class GzipBodyHttpTest {
    private static final String AUDIT = "/v1/audit";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.loaded();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The JDK's reader ends silently where what follows a member is none. */
    @Test
    void whatStandsBehindAGzipIsNotLeftUnread() throws IOException {
        byte[] whole = gzip("version = 4\n".getBytes(StandardCharsets.UTF_8));
        byte[] lockfile = TestServer.LOCKFILE.getBytes(StandardCharsets.UTF_8);
        String packages = TestServer.LOCKFILE.replaceFirst("(?m)^version = \\d\n", "");
        byte[] second = gzip(packages.getBytes(StandardCharsets.UTF_8));
        byte[] damaged = Arrays.copyOfRange(second, 1, second.length);
        for (byte[] tail : List.of(lockfile, damaged, new byte[1])) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.write(whole);
            body.write(tail);
            assertEquals(
                    400,
                    server.post(AUDIT, body.toByteArray(), "Content-Encoding", "gzip")
                            .statusCode());
        }
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(whole);
        both.write(second);
        assertEquals(1, findings(server.post(AUDIT, both.toByteArray(), "Content-Encoding", "gzip")));
    }

    /** The last one says that the whole is small. */
    @Test
    void membersOfALargeBodyAreReadTogether() throws IOException {
        String large = OverloadHttpTest.largeLockfile();
        int middle = large.indexOf("[[package]]", large.length() - 70_000);
        for (int split : new int[] {large.length(), middle, large.length() - 1}) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.write(gzip(large.substring(0, split).getBytes(StandardCharsets.UTF_8)));
            body.write(gzip(large.substring(split).getBytes(StandardCharsets.UTF_8)));
            HttpResponse<String> answer =
                    server.post(AUDIT + "?format=line", body.toByteArray(), "Content-Encoding", "gzip");
            assertEquals(200, answer.statusCode(), answer.body());
        }
    }

    /** They overflowed the stack of the JDK's reader: an answer of 500. */
    @Test
    void emptyMembersWithoutEndAreABlankBody() throws IOException {
        byte[] one = gzip(new byte[0]);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < 12_000; i++) {
            many.write(one);
        }
        HttpResponse<String> answer = server.post(AUDIT, many.toByteArray(), "Content-Encoding", "gzip");
        assertEquals(400, answer.statusCode(), answer.body());
    }

    private static int findings(HttpResponse<String> answer) {
        return new JsonObject(answer.body()).getJsonArray("findings").size();
    }
}
