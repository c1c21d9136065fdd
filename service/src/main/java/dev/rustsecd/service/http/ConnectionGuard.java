package dev.rustsecd.service.http;

import dev.rustsecd.words.rejection.ProblemSentences;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
 * <p>While the program drains its connections, it marks an answer that nothing else waits behind as the last, and ends the
 * connection in steps: what a client sends before it has read that answer would reset a closed one, and the answer with it.
 *
 * <p>Lives on one event loop. Source for the framing: RFC 9112, sections 3.2 and 6.1; for the end: section 9.6.
 */
final class ConnectionGuard extends ChannelDuplexHandler {
    private static final String IDLE = "idle";
    private static final String VERTX = "handler";

    /** How long a client has to send its first request, before a program that stops does not wait for it. */
    private static final long FIRST_REQUEST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long SHUTDOWN_SECONDS = 10;
    private static final long LAST_READ_SECONDS = 5;

    private final Connections connections;
    private final long openedNanos = System.nanoTime();

    /** Requests that have come, and whose answers were not handed over. */
    private final AtomicInteger owed = new AtomicInteger();

    /** As Vert.x has it; another one after an upgrade to HTTP/2. */
    private volatile HttpConnection connection;

    private volatile boolean asked;

    /** The address that connects. */
    private volatile String peer = "";

    private volatile long quietSinceNanos = System.nanoTime();
    private volatile @Nullable ChannelHandlerContext context;

    /** Nothing that follows on the connection is read: it cannot be told from what came before, or came too late. */
    private boolean deaf;

    /** The answer that goes out is the last of the connection. */
    private boolean last;

    /** A part of the answer that is owed first has gone out. */
    private boolean answering;

    /** The answer to it was written here; what Vert.x writes goes nowhere. */
    private boolean brokenBody;

    private ConnectionGuard(Connections connections, HttpConnection connection) {
        this.connections = connections;
        this.connection = connection;
    }

    /** A request whose end cannot be told, or that is of no HTTP that is spoken here. */
    static final class BadFraming extends Exception {
        BadFraming(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * @param idle without a byte in either direction, also while an answer that was handed over goes out
     */
    static void install(HttpConnection connection, Duration idle, Connections connections) {
        ChannelPipeline pipeline =
                ((HttpServerConnection) connection).channelHandlerContext().pipeline();
        ConnectionGuard installed = pipeline.get(ConnectionGuard.class);
        if (installed != null) {
            installed.connection = connection;
        } else {
            // Vert.x's own does not see that a long answer goes out, however slowly.
            pipeline.replace(IDLE, IDLE, new IdleStateHandler(true, 0, 0, idle.toMillis(), TimeUnit.MILLISECONDS));
            pipeline.addBefore(VERTX, "guard", new ConnectionGuard(connections, connection));
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        if (added.channel().remoteAddress() instanceof InetSocketAddress from && from.getAddress() != null) {
            peer = from.getAddress().getHostAddress();
        }
        if (!connections.opened(this, added.channel().parent())) {
            close(added.channel());
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        connections.closed(this);
    }

    String peer() {
        return peer;
    }

    /** Whether nobody is known to wait for an answer. Called on any thread. */
    boolean isIdle() {
        return owed.get() == 0;
    }

    long quietNanos(long nowNanos) {
        return nowNanos - quietSinceNanos;
    }

    /** Ends the connection, unless an answer is owed. Called on any thread. */
    void closeIfIdle() {
        ChannelHandlerContext here = context;
        if (here != null) {
            here.executor().execute(() -> {
                if (isOwed(here)) {
                    connections.spare(this);
                } else {
                    close(here.channel());
                }
            });
        }
    }

    /** Ends a connection of HTTP/2 after its streams; one of HTTP/1 ends with its next answer. Called on any thread. */
    void drain() {
        ChannelPipeline pipeline =
                ((HttpServerConnection) connection).channelHandlerContext().pipeline();
        if (pipeline.get(Http2ConnectionHandler.class) != null) {
            var unused = connection.shutdown(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Whether an answer is owed, or may be soon: the connection is new. Called on any thread. */
    boolean isAwaited() {
        return owed.get() > 0 || (!asked && System.nanoTime() - openedNanos < FIRST_REQUEST_NANOS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        quietSinceNanos = System.nanoTime();
        if (deaf) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            owed.incrementAndGet();
            asked = true;
            rejectBadFraming(request);
        } else if (message instanceof HttpContent content
                && content.decoderResult().isFailure()) {
            content.release();
            rejectBrokenBody(context);
            return;
        }
        context.fireChannelRead(message);
    }

    /** Where the end of a body cannot be told, Vert.x would close without an answer. */
    private void rejectBrokenBody(ChannelHandlerContext context) {
        deaf = true;
        if (owed.get() != 1 || answering) {
            close(context.channel());
            return;
        }
        brokenBody = true;
        context.writeAndFlush(PublicListener.malformed(ProblemSentences.BROKEN_CHUNKS))
                .addListener(out -> endOutput(context));
    }

    private void rejectBadFraming(HttpRequest request) {
        String wrong = Framing.error(request);
        Framing.useOriginForm(request);
        if (wrong != null && request.decoderResult().isSuccess()) {
            request.setDecoderResult(DecoderResult.failure(new BadFraming(wrong)));
            // The answer is of the version that the request says.
            request.setProtocolVersion(HttpVersion.HTTP_1_1);
        }
        deaf = request.decoderResult().isFailure();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response
                && connections.isDraining()
                && owed.get() == 1
                && !isInterim(message)) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            last = true;
        }
        if (brokenBody) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        answering |= !isInterim(message);
        if (!(message instanceof LastHttpContent) || isInterim(message)) {
            var unused = context.write(message, promise);
            return;
        }
        int left = owed.decrementAndGet();
        answering = false;
        ChannelPromise written = promise.unvoid();
        var unused = context.write(message, written);
        if (last && left == 0) {
            deaf = true;
            written.addListener(out -> endOutput(context));
        }
    }

    /** Sends nothing more, and lets what the client has sent meanwhile pass, until it closes too. */
    private static void endOutput(ChannelHandlerContext context) {
        if (context.channel() instanceof DuplexChannel channel) {
            SslHandler tls = context.pipeline().get(SslHandler.class);
            ChannelFuture told = tls == null ? channel.newSucceededFuture() : tls.closeOutbound();
            told.addListener(done -> {
                var unused = channel.shutdownOutput();
            });
            var late = context.executor().schedule(() -> close(channel), LAST_READ_SECONDS, TimeUnit.SECONDS);
            channel.closeFuture().addListener(closed -> late.cancel(false));
        } else {
            close(context.channel());
        }
    }

    private static void close(Channel channel) {
        var unused = channel.close();
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
        boolean working = http2 == null ? owed.get() > 0 : isOwed(http2.connection());
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
}
