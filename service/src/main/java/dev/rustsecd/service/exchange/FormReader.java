package dev.rustsecd.service.exchange;

import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.words.rejection.ProblemSentences;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpData;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the body of an HTML form, files too, in memory; the body itself is bounded by {@link BodyReader}. */
public final class FormReader {
    /** Ours have two. */
    private static final int MAX_FIELDS = 16;

    private static final Pattern MULTIPART =
            Pattern.compile("multipart/form-data *;.*\\bboundary=\"?[^\"; ]", Pattern.CASE_INSENSITIVE);

    private FormReader() {}

    /**
     * The fields by name; of a field left empty no bytes.
     *
     * @param names those that are asked for; others beside them would be left unread
     * @throws ProblemAnswer for a body that is no form, has a field twice, or others beside those that are asked for
     */
    public static Map<String, byte[]> read(Call call, byte[] body, Set<String> names) {
        @Nullable String contentType = call.header("Content-Type");
        if (contentType == null || !isForm(contentType)) {
            throw new ProblemAnswer(ProblemType.MALFORMED_REQUEST, ProblemSentences.FORM_EXPECTED);
        }
        DefaultFullHttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        try {
            return fields(request, body.length, names);
        } catch (HttpPostRequestDecoder.ErrorDataDecoderException
                | HttpPostRequestDecoder.TooManyFormFieldsException
                | HttpPostRequestDecoder.TooLongFormFieldException notAForm) {
            throw new ProblemAnswer(ProblemType.MALFORMED_REQUEST, ProblemSentences.FORM_UNREADABLE);
        } finally {
            request.release();
        }
    }

    private static Map<String, byte[]> fields(DefaultFullHttpRequest request, int most, Set<String> names) {
        HttpPostRequestDecoder decoder = new HttpPostRequestDecoder(
                new DefaultHttpDataFactory(false), request, StandardCharsets.UTF_8, MAX_FIELDS, most + 1);
        try {
            Map<String, byte[]> fields = new HashMap<>();
            for (InterfaceHttpData field : decoder.getBodyHttpDatas()) {
                if (field instanceof HttpData data && fields.put(data.getName(), data.get()) != null) {
                    throw new ProblemAnswer(ProblemType.MALFORMED_REQUEST, ProblemSentences.FORM_REPEATED);
                }
            }
            if (!names.containsAll(fields.keySet()) && names.stream().anyMatch(fields::containsKey)) {
                throw new ProblemAnswer(ProblemType.MALFORMED_REQUEST, ProblemSentences.FORM_UNKNOWN);
            }
            return fields;
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        } finally {
            decoder.destroy();
        }
    }

    private static boolean isForm(String contentType) {
        return contentType.startsWith("application/x-www-form-urlencoded")
                || MULTIPART.matcher(contentType).lookingAt();
    }
}
