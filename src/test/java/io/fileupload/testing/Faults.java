package io.fileupload.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** The faults that happen between the service and S3. */
public final class Faults {
    private static final Duration DROP = Duration.ofMillis(500);

    private Faults() {}

    /** The request does not reach the server. */
    public static Fault answers(int status, String code, String... headers) {
        return exchange -> {
            exchange.request();
            exchange.answer(error(exchange.call(), status, code, code, headers));
        };
    }

    /** The connection breaks with half of the content sent. */
    public static Fault resetsMidBody() {
        return exchange -> {
            exchange.readSome(exchange.call().length() / 2);
            exchange.reset();
        };
    }

    /** The request is performed, the answer ends half way. */
    public static Fault cutsAnswer() {
        return exchange -> {
            byte[] answer = exchange.forward(exchange.request()).bytes();
            exchange.send(Arrays.copyOf(answer, answer.length / 2));
            exchange.hangUp();
        };
    }

    /** The request is performed, the answer never comes. */
    public static Fault losesAnswer() {
        return exchange -> {
            exchange.forward(exchange.request());
            exchange.hangUp();
        };
    }

    public static Fault delays(Duration time) {
        return exchange -> {
            exchange.pause(time);
            exchange.answer(exchange.forward(exchange.request()));
        };
    }

    /** Half of the content is taken, then nothing happens any more. */
    public static Fault stalls() {
        return exchange -> {
            exchange.readSome(exchange.call().length() / 2);
            exchange.pause(Duration.ofMinutes(5));
        };
    }

    /** The request is performed, the answer drips. */
    public static Fault dripsAnswer() {
        return exchange -> {
            for (byte next : exchange.forward(exchange.request()).bytes()) {
                exchange.send(new byte[] {next});
                exchange.pause(DROP);
            }
        };
    }

    /** Other bytes reach the server than were sent. */
    public static Fault manglesContent() {
        return exchange -> {
            HttpText request = exchange.request();
            exchange.answer(exchange.forward(request.withBody(mangled(request.body()))));
        };
    }

    /** Other bytes reach the server, which checks nothing and repeats the checksum that it was told. */
    public static Fault manglesContentAndEchoesChecksum() {
        return exchange -> {
            HttpText request = exchange.request();
            HttpText unchecked = request.without("x-amz-checksum-crc32").without("x-amz-content-sha256");
            HttpText answer = exchange.forward(unchecked.withBody(mangled(request.body())));
            String told = HttpText.header(request.head(), "x-amz-checksum-crc32");
            exchange.answer(told == null ? answer : answer.with("x-amz-checksum-crc32", told));
        };
    }

    public static Fault lies(String header, String value) {
        return exchange -> exchange.answer(exchange.forward(exchange.request()).with(header, value));
    }

    /** The request is not performed and yet answered 200, with an error as content. */
    public static Fault answers200WithError(String code) {
        return answers(200, code);
    }

    /** The request is held before it reaches the server, until the client hangs up. */
    public static Fault holds(CountDownLatch held) {
        return exchange -> {
            exchange.request();
            held.countDown();
            exchange.awaitHangUp();
        };
    }

    /** The request is performed, its answer is held until the client hangs up. */
    public static Fault holdsAnswer(CountDownLatch held) {
        return exchange -> {
            exchange.forward(exchange.request());
            held.countDown();
            exchange.awaitHangUp();
        };
    }

    /** As S3 servers from before 2025 do it. */
    public static Fault refusesChecksums(int status) {
        return exchange -> {
            String head = exchange.request().head().toLowerCase(java.util.Locale.ROOT);
            boolean checksums = head.matches("(?s).*x-amz-checksum-(?!mode).*")
                    || head.contains("x-amz-sdk-checksum-algorithm")
                    || head.contains("x-amz-trailer");
            exchange.answer(
                    checksums
                            ? error(
                                    exchange.call(),
                                    status,
                                    status == 501 ? "NotImplemented" : "InvalidArgument",
                                    "x-amz-sdk-checksum-algorithm or x-amz-trailer is not known")
                            : exchange.forward(exchange.request()).without("x-amz-checksum-[a-z0-9]+"));
        };
    }

    private static HttpText error(S3Call call, int status, String code, String message, String... headers) {
        byte[] body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code><Message>%s</Message></Error>"
                .formatted(code, message)
                .getBytes(UTF_8);
        HttpText answer = new HttpText("HTTP/1.1 %d %s\r\n".formatted(status, code), body)
                .with("Content-Type", "application/xml")
                .with("Content-Length", String.valueOf(body.length));
        for (String header : headers) {
            answer = answer.with(header.replaceFirst(":.*", ""), header.replaceFirst("[^:]*: *", ""));
        }
        return call.method().equals("HEAD") ? answer.withBody(new byte[0]) : answer;
    }

    private static byte[] mangled(byte[] content) {
        byte[] mangled = Objects.requireNonNull(content).clone();
        mangled[mangled.length / 2] ^= 1;
        return mangled;
    }
}
