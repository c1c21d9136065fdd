package dev.rustsecd.service.http;

import dev.rustsecd.words.rejection.ProblemSentences;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests whose end or whose host cannot be told without doubt, and brings those for a proxy into the usual form.
 *
 * <p>Source: RFC 9112, sections 3.2, 6.1 and 6.3.
 */
final class Framing {
    /** As many digits as a body that could be sent may have; more do not fit into 64 bits. */
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private static final Pattern ABSOLUTE = Pattern.compile("(?i:https?)://([^/?#@]+)((?:[/?][^#]*)?)");

    private Framing() {}

    /** What is wrong, in a sentence; null where nothing is. Decoders before this one have found other faults. */
    static @Nullable String error(HttpRequest request) {
        HttpVersion version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            return ProblemSentences.HTTP_VERSION;
        }
        if (!isTarget(request.uri())) {
            return ProblemSentences.TARGET;
        }
        HttpHeaders headers = request.headers();
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (!codings.isEmpty()
                && !(codings.size() == 1 && codings.get(0).strip().equalsIgnoreCase("chunked"))) {
            return ProblemSentences.TRANSFER_CODING;
        }
        List<String> lengths = headers.getAll(HttpHeaderNames.CONTENT_LENGTH);
        if (lengths.size() > 1
                || !lengths.stream().allMatch(each -> LENGTH.matcher(each).matches())) {
            return ProblemSentences.CONTENT_LENGTH;
        }
        return headers.getAll(HttpHeaderNames.HOST).size() > 1 ? ProblemSentences.HOSTS : null;
    }

    private static boolean isTarget(String target) {
        return target.startsWith("/")
                || target.equals("*")
                || ABSOLUTE.matcher(target).matches();
    }

    /** Makes {@code /path} of {@code http://host/path}, whose host replaces that of the header. */
    static void useOriginForm(HttpRequest request) {
        String target = request.uri();
        if (target.startsWith("/")) {
            return;
        }
        Matcher absolute = ABSOLUTE.matcher(target);
        if (absolute.matches()) {
            String rest = absolute.group(2);
            request.setUri(rest.startsWith("/") ? rest : "/" + rest);
            request.headers().set(HttpHeaderNames.HOST, absolute.group(1));
        }
    }
}
