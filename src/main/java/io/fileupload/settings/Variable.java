package io.fileupload.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Predicate;

/** The environment variables whose values can be checked by themselves, with what is allowed in words. */
enum Variable {
    CHUNK_SIZE("a number of bytes from 5242880 (5 MiB) to 5368709120 (5 GiB)", between(5L << 20, 5L << 30)),
    WORKER_CONCURRENCY("a whole number from 1 to 256", between(1, 256)),
    MAX_REQUESTS_IN_FLIGHT("a whole number from 1 to 1024", between(1, 1024)),
    FILE_MONITOR_INTERVAL("a number of seconds from 0 (off) to 31536000", between(0, 31_536_000)),
    FILE_STABILITY_THRESHOLD("a number of seconds from 0 to 86400", between(0, 86_400)),
    AWS_ENDPOINT_URL(
            "an http:// or https:// URL of a host without '_' in its name, and no path, or empty for AWS itself",
            Variable::isEndpoint),
    ALLOWED_BUCKETS("S3 bucket names, separated by commas", each(matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"))),
    HISTORY_DAYS("a whole number of days from 1 to 36500", between(1, 36_500)),
    SERVER_PORT("a port from 0 to 65535", between(0, 65_535)),
    SERVER_ADDRESS("an IP address or host name of this machine", Variable::isAddress),
    MAX_BANDWIDTH(
            "a number of bytes a second from 16384, or empty for no limit",
            value -> value.isEmpty() || between(16_384, Long.MAX_VALUE).test(value)),
    ALLOW_ANONYMOUS("true or false", matches("true|false"));

    private final String allowed;
    private final Predicate<String> check;

    Variable(String allowed, Predicate<String> check) {
        this.allowed = allowed;
        this.check = check;
    }

    /** @throws InvalidSettingException if the value is not allowed */
    void check(String value) {
        if (!check.test(value.strip())) {
            throw InvalidSettingException.of(name(), value, allowed);
        }
    }

    private static Predicate<String> between(long least, long most) {
        return value -> value.matches("\\d{1,18}") && Long.parseLong(value) >= least && Long.parseLong(value) <= most;
    }

    private static Predicate<String> matches(String regex) {
        return value -> value.matches(regex);
    }

    private static Predicate<String> each(Predicate<String> entry) {
        return value -> Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .allMatch(entry);
    }

    private static boolean isEndpoint(String value) {
        try {
            URI uri = new URI(value);
            // A host name that the rules of URLs forbid is no host to java.net.URI, and so to the AWS SDK.
            return value.isEmpty()
                    || (value.matches("https?://[^/?#@\\s]+/?") && uri.getHost() != null && uri.getPort() <= 65_535);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isAddress(String value) {
        try {
            return !value.isEmpty() && InetAddress.getByName(value) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
