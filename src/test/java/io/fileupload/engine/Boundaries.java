package io.fileupload.engine;

import io.fileupload.storage.S3Operation;
import io.fileupload.storage.S3Request;
import java.util.ArrayList;
import java.util.List;

/** Where the process can die so that it matters: around each write to the database and each request to S3. */
final class Boundaries {
    private static final int NEVER = 0;

    private final List<String> passed = new ArrayList<>();
    private int left = NEVER;
    private boolean dead;
    private int unwritten;
    private int lost;

    /** Lets the process die at the n-th boundary from here; the first is 1. */
    void crashAt(int n) {
        left = n;
    }

    void neverCrash() {
        left = NEVER;
    }

    /** All that the process does after its death fails, so that nothing it tidies up has an effect. */
    boolean isDead() {
        return dead;
    }

    void requireAlive() {
        if (dead) {
            throw new Crash("after " + passed.get(passed.size() - 1));
        }
    }

    void revive() {
        dead = false;
        left = NEVER;
        unwritten = 0;
    }

    void pass(String where) {
        requireAlive();
        passed.add(where);
        if (left != NEVER && --left == NEVER) {
            dead = true;
            lost += unwritten;
            throw new Crash(where);
        }
    }

    void beforeCommit() {
        pass("before a commit");
    }

    void afterCommit() {
        unwritten = 0;
        pass("after a commit");
    }

    void beforeRequest(S3Request request) {
        pass("before " + request);
    }

    void afterRequest(S3Request request) {
        unwritten += request.operation() == S3Operation.CREATE_MULTIPART_UPLOAD ? 1 : 0;
        pass("after " + request);
    }

    /** What S3 began is known by its answer alone. */
    void answerLost() {
        lost += unwritten;
        unwritten = 0;
    }

    /** What others do while a process is in the middle of a request writes none of its ids down. */
    void inTheMiddle(Runnable others) {
        int ours = unwritten;
        unwritten = 0;
        try {
            others.run();
        } catch (Crash e) {
            lost += ours;
            throw e;
        } finally {
            unwritten = ours;
        }
    }

    /** How many so far. */
    int count() {
        return passed.size();
    }

    List<String> passed() {
        return List.copyOf(passed);
    }

    /** Multipart uploads that S3 began and no one could write down: their ids died with the process or on the way. */
    int lostUploads() {
        return lost;
    }
}
