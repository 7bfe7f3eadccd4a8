package io.fileupload.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A key with what the settings say of it. */
record TestKey(String name, String role, String secret) {

    static final TestKey VIEWER = new TestKey("dashboard", "viewer", "only-looking-8d1f");
    static final TestKey OPERATOR = new TestKey("ci", "operator", "does-it-all-77c2");

    String hash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String entry() {
        return name + ":" + role + ":" + hash();
    }
}
