package io.fileupload.security;

import io.fileupload.security.KeyFile.Content;
import io.fileupload.settings.InvalidSettingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The keys of {@code API_KEYS} and {@code API_KEYS_FILE}; changes to the file count within a second. */
@Component
class ApiKeys {

    private static final Logger log = LoggerFactory.getLogger(ApiKeys.class);
    private static final Duration RECHECK = Duration.ofSeconds(1);

    private final List<ApiKey> fixed;
    private final @Nullable KeyFile file;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private @Nullable Content lastContent;
    private volatile Instant lastCheck;
    private volatile ApiKeySet keys;

    /** @throws InvalidSettingException if a key, or the file, cannot be read */
    ApiKeys(SecuritySettings settings, Clock clock) {
        this.clock = clock;
        fixed = fixed(settings.apiKeys());
        file = settings.apiKeysFile().isBlank() ? null : new KeyFile(Path.of(settings.apiKeysFile()));
        lastCheck = clock.instant();
        lastContent = file == null ? null : file.read();
        keys = lastContent == null ? new ApiKeySet(fixed) : with(lastContent);
    }

    boolean areConfigured() {
        return !keys.isEmpty();
    }

    /** @param sent in a header */
    Optional<ApiKey> find(String sent) {
        return latest().find(sent);
    }

    /** @param typed into a form */
    Optional<ApiKey> findTyped(String typed) {
        // As the server would have read it in a header.
        return find(new String(typed.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    /** A key found before, as it is now: empty if it was taken away. */
    Optional<ApiKey> current(ApiKey known) {
        return latest().current(known);
    }

    private ApiKeySet latest() {
        if (file != null && isDue() && reading.tryLock()) {
            try {
                refresh(file);
            } finally {
                reading.unlock();
            }
        }
        return keys;
    }

    private boolean isDue() {
        return Duration.between(lastCheck, clock.instant()).abs().compareTo(RECHECK) >= 0;
    }

    /** Goes by the text, not by the time of the file: an exchanged key has the length of the old one. */
    private void refresh(KeyFile changing) {
        Content content = changing.read();
        lastCheck = clock.instant();
        if (content.equals(lastContent)) {
            return;
        }
        lastContent = content;
        try {
            keys = with(content);
            log.info("API_KEYS_FILE has changed; {} keys are valid now", keys.size());
        } catch (InvalidSettingException e) {
            log.warn("{}; the keys read before stay valid", e.getMessage());
        }
    }

    private static List<ApiKey> fixed(String text) {
        List<ApiKey> keys = ApiKeyParser.entries("API_KEYS", text);
        if (keys.isEmpty() && !text.isBlank()) {
            throw InvalidSettingException.because("API_KEYS has no key; allowed: " + ApiKeyParser.ALLOWED);
        }
        return keys;
    }

    private ApiKeySet with(Content content) {
        if (content.text() == null) {
            throw InvalidSettingException.because(
                    content.problem() + "; allowed: a file with one entry a line, " + ApiKeyParser.ALLOWED);
        }
        List<ApiKey> changing = ApiKeyParser.lines("API_KEYS_FILE", content.text());
        if (changing.isEmpty()) {
            throw InvalidSettingException.because(
                    "API_KEYS_FILE has no key; allowed: one entry a line, " + ApiKeyParser.ALLOWED);
        }
        return new ApiKeySet(Stream.concat(fixed.stream(), changing.stream()).toList());
    }
}
