package dev.rustsecd.service.http;

import dev.rustsecd.words.rejection.ProblemSentences;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands in the pipeline of one connection, before Vert.x. Vert.x closes a connection on which no byte moves for a while,
 * also where an answer is being worked on; here the event is swallowed as long as an answer is owed: a request has come, its
 * answer has not been handed over, and nothing waits for the client to read. What a client does not read, does not send or
 * keeps open for nothing is closed as before (a body has a shorter time limit of its own, with an answer).
 *
 * <p>It also marks requests whose framing is not plain as malformed, so that they get an answer of ours and an end: Vert.x
 * answers an unknown version of HTTP with 501, and reads what follows an unknown transfer coding as the next request.
 *
 * <p>Lives on one event loop. Source for the framing: RFC 9112, sections 3.2 and 6.1.
 */
final class ConnectionGuard extends ChannelDuplexHandler {
    private static final String IDLE = "idle";
    private static final String VERTX = "handler";

    private int owed;

    /** Nothing that follows on the connection can be told from what came before. */
    private boolean refused;

    private ConnectionGuard() {}

    /** A request whose end cannot be told, or that is of no HTTP that is spoken here. */
    static final class BadFraming extends Exception {
        BadFraming(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * @param idle without a byte in either direction, also while an answer that was handed over goes out
     */
    static void install(HttpConnection connection, Duration idle) {
        ChannelPipeline pipeline =
                ((HttpServerConnection) connection).channelHandlerContext().pipeline();
        if (pipeline.get(ConnectionGuard.class) == null) {
            // Vert.x's own does not see that a long answer goes out, however slowly.
            pipeline.replace(IDLE, IDLE, new IdleStateHandler(true, 0, 0, idle.toMillis(), TimeUnit.MILLISECONDS));
            pipeline.addBefore(VERTX, "guard", new ConnectionGuard());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (refused) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            owed++;
            rejectBadFraming(request);
        }
        context.fireChannelRead(message);
    }

    private void rejectBadFraming(HttpRequest request) {
        String wrong = framingError(request);
        if (wrong != null && request.decoderResult().isSuccess()) {
            request.setDecoderResult(DecoderResult.failure(new BadFraming(wrong)));
            // The answer is of the version that the request says.
            request.setProtocolVersion(HttpVersion.HTTP_1_1);
        }
        refused = request.decoderResult().isFailure();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            owed--;
        }
        var unused = context.write(message, promise);
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (!(event instanceof IdleStateEvent) || !isOwed(context)) {
            context.fireUserEventTriggered(event);
        }
    }

    private boolean isOwed(ChannelHandlerContext context) {
        Http2ConnectionHandler http2 = context.pipeline().get(Http2ConnectionHandler.class);
        boolean working = http2 == null ? owed > 0 : isOwed(http2.connection());
        ChannelOutboundBuffer unread = context.channel().unsafe().outboundBuffer();
        return working && (unread == null || unread.isEmpty());
    }

    /** Whether there is a stream, and none whose client leaves no room for what it was sent. */
    private static boolean isOwed(Http2Connection connection) {
        Http2RemoteFlowController flow = connection.remote().flowController();
        try {
            return connection.numActiveStreams() > 0
                    && connection.forEachActiveStream(stream -> !flow.hasFlowControlled(stream)) == null;
        } catch (Http2Exception broken) {
            return false;
        }
    }

    private static @Nullable String framingError(HttpRequest request) {
        HttpVersion version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            return ProblemSentences.HTTP_VERSION;
        }
        List<String> codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (!codings.isEmpty()
                && !(codings.size() == 1 && codings.get(0).strip().equalsIgnoreCase("chunked"))) {
            return ProblemSentences.TRANSFER_CODING;
        }
        return request.headers().getAll(HttpHeaderNames.HOST).size() > 1 ? ProblemSentences.HOSTS : null;
    }
}
