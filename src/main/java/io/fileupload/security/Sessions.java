package io.fileupload.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Who is signed in with a browser. A session knows its key by name and hash only, and lasts no longer than the key; of
 * one key there are only so many, and the oldest gives way.
 */
@Component
class Sessions implements HttpSessionListener {

    static final int OF_ONE_KEY = 50;
    static final Duration LONGEST = Duration.ofDays(7);

    private final Map<String, SignedIn> byId = new ConcurrentHashMap<>();
    private final ApiKeys keys;
    private final Clock clock;

    Sessions(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Signs the holder of this key in, under an id that no one has seen before. */
    synchronized void start(ApiKey key, HttpServletRequest request) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        makeRoom(key);
        HttpSession session = request.getSession(true);
        byId.put(session.getId(), new SignedIn(session, key, clock.instant()));
        key.holder().signIn(request);
    }

    /** Who sends this request, by the session it belongs to. */
    Optional<Caller> find(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        SignedIn found = session == null ? null : byId.get(session.getId());
        if (found == null) {
            return Optional.empty();
        }
        Optional<ApiKey> key = current(found);
        if (key.isEmpty()) {
            found.end();
        }
        return key.map(ApiKey::holder);
    }

    /** For event streams, which last as long as their session and ask nothing meanwhile. */
    @Scheduled(fixedDelay = 1_000)
    void endOutdated() {
        byId.values().stream()
                .filter(session -> current(session).isEmpty())
                .toList()
                .forEach(SignedIn::end);
    }

    /** Signed out, timed out or ended by us. */
    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        byId.remove(event.getSession().getId());
    }

    private void makeRoom(ApiKey key) {
        List<SignedIn> same = byId.values().stream()
                .filter(session -> session.key().name().equals(key.name()))
                .sorted(Comparator.comparing(SignedIn::since))
                .toList();
        same.stream().limit(Math.max(0, same.size() - OF_ONE_KEY + 1)).forEach(SignedIn::end);
    }

    private Optional<ApiKey> current(SignedIn session) {
        boolean over = clock.instant().isAfter(session.since().plus(LONGEST));
        return over ? Optional.empty() : keys.current(session.key());
    }

    private record SignedIn(HttpSession session, ApiKey key, Instant since) {

        void end() {
            try {
                session.invalidate();
            } catch (IllegalStateException e) {
                // It has ended by itself.
            }
        }
    }
}
