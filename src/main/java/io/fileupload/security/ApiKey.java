package io.fileupload.security;

import java.security.MessageDigest;

/** A key that opens the service, known by its SHA-256 alone; says nothing of it in a log. */
final class ApiKey {

    private final String name;
    private final Role role;
    private final byte[] hash;

    ApiKey(String name, Role role, byte[] hash) {
        this.name = name;
        this.role = role;
        this.hash = hash.clone();
    }

    String name() {
        return name;
    }

    Caller holder() {
        return new Caller(name, role);
    }

    /** Takes the same time whether or not it is the one. */
    boolean hasHash(byte[] other) {
        return MessageDigest.isEqual(hash, other);
    }

    /** Whether it is the same key, whatever it may do by now. */
    boolean isSameAs(ApiKey other) {
        return name.equals(other.name) && hasHash(other.hash);
    }

    @Override
    public String toString() {
        return name;
    }
}
