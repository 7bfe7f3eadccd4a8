package io.fileupload.api;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * One client of the event stream. Nothing ever blocks on it: it is written to when its connection takes more, and until
 * then a newer event replaces an older one of the same kind.
 */
final class EventClient implements WriteListener {

    private static final int MAX_PENDING = 1_000;
    private static final long STALLED_NANOS = 60_000_000_000L;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final @Nullable String jobId;
    private final @Nullable HttpSession session;
    private final Map<String, byte[]> pending = new LinkedHashMap<>();
    private long lastWritten = System.nanoTime();
    private boolean unflushed = true;
    private boolean closed;

    private EventClient(
            AsyncContext context, ServletOutputStream out, @Nullable String jobId, @Nullable HttpSession session) {
        this.context = context;
        this.out = out;
        this.jobId = jobId;
        this.session = session;
    }

    /** Says what the stream is, before there is any. */
    static void describe(HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
    }

    /** @param jobId null for the events of all jobs */
    static EventClient open(HttpServletRequest request, HttpServletResponse response, @Nullable String jobId)
            throws IOException {
        describe(response);
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        context.addListener(new EndOnError());
        EventClient client = new EventClient(context, response.getOutputStream(), jobId, request.getSession(false));
        response.getOutputStream().setWriteListener(client);
        return client;
    }

    /** The only job this client hears of, unless it hears of all. */
    Optional<String> only() {
        return Optional.ofNullable(jobId);
    }

    boolean wants(String id) {
        return jobId == null || jobId.equals(id);
    }

    /** @param kind what a newer event of it replaces, such as {@code progress} of one job */
    void send(String kind, String event) {
        synchronized (this) {
            pending.remove(kind);
            pending.put(kind, event.getBytes(StandardCharsets.UTF_8));
        }
        write();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Ends the stream of a client that takes nothing any more. */
    void closeIfStalled() {
        boolean stalled;
        synchronized (this) {
            stalled = pending.size() > MAX_PENDING
                    || (!pending.isEmpty() && System.nanoTime() - lastWritten > STALLED_NANOS);
        }
        if (stalled) {
            close();
        }
    }

    /** Ends the stream of someone who has signed out, or may look no longer. */
    void closeIfSessionEnded() {
        if (session != null && hasEnded(session)) {
            close();
        }
    }

    private static boolean hasEnded(HttpSession session) {
        try {
            session.getCreationTime();
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    @Override
    public void onWritePossible() {
        write();
    }

    @Override
    public void onError(Throwable failure) {
        close();
    }

    private synchronized void write() {
        try {
            while (!closed && (unflushed || !pending.isEmpty()) && out.isReady()) {
                writeNext();
            }
        } catch (IOException | IllegalStateException e) {
            close();
        }
    }

    private void writeNext() throws IOException {
        Iterator<byte[]> events = pending.values().iterator();
        if (events.hasNext()) {
            out.write(events.next());
            events.remove();
            unflushed = true;
        } else {
            out.flush();
            unflushed = false;
        }
        lastWritten = System.nanoTime();
    }

    synchronized void close() {
        if (!closed) {
            closed = true;
            pending.clear();
            try {
                context.complete();
            } catch (IllegalStateException e) {
                // The container has ended it already.
            }
        }
    }
}
