package io.fileupload.work;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** This process, among those that share the database. */
@Component
public class Node {

    /** As much of it as db-scheduler keeps. */
    private static final int LENGTH = 50;

    private final String id = unique();

    /** Another one after each start, so that what died is not taken for what came after it. */
    public String id() {
        return id;
    }

    private static String unique() {
        String tail = "-" + ProcessHandle.current().pid() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        String host = host();
        return host.substring(0, Math.min(host.length(), LENGTH - tail.length())) + tail;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "node";
        }
    }
}
