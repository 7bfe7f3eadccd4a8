package io.fileupload.security;

import io.fileupload.settings.InvalidSettingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keys of one moment, each with a name of its own. */
final class ApiKeySet {

    private final List<ApiKey> keys;

    /** @throws InvalidSettingException if two keys have one name */
    ApiKeySet(List<ApiKey> keys) {
        this.keys = List.copyOf(keys);
        Set<String> names = new HashSet<>();
        for (ApiKey key : keys) {
            if (!names.add(key.name())) {
                throw InvalidSettingException.because(
                        "API_KEYS and API_KEYS_FILE have two keys of the name '%s'; give each key a name of its own"
                                .formatted(key.name()));
            }
        }
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    int size() {
        return keys.size();
    }

    /** Compares with every key, so that the time it takes tells nothing of them. */
    Optional<ApiKey> find(String sent) {
        byte[] hash = sha256(sent);
        ApiKey found = null;
        for (ApiKey key : keys) {
            if (key.hasHash(hash)) {
                found = key;
            }
        }
        return Optional.ofNullable(found);
    }

    /** This key as it is now, if it still is one. */
    Optional<ApiKey> current(ApiKey known) {
        return keys.stream().filter(known::isSameAs).findFirst();
    }

    private static byte[] sha256(String sent) {
        try {
            // The server reads headers as ISO 8859-1: this gives back the bytes that were sent.
            return MessageDigest.getInstance("SHA-256").digest(sent.getBytes(StandardCharsets.ISO_8859_1));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
