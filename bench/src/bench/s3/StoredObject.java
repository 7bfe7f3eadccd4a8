package bench.s3;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is left of an object: there may be millions, so only what a HEAD or a listing has to say. */
record StoredObject(long size, String etag, long modified, List<String> headers) {

    static StoredObject of(long size, String etag, List<String> headers) {
        return new StoredObject(size, etag, System.currentTimeMillis(), headers);
    }

    /** The headers to repeat: checksums, metadata and type. */
    static List<String> kept(Map<String, String> sent) {
        List<String> kept = new ArrayList<>();
        sent.forEach((name, value) -> {
            if (isChecksum(name) || name.startsWith("x-amz-meta-") || name.equals("content-type")) {
                kept.add(name.intern());
                kept.add(value);
            }
        });
        return List.copyOf(kept);
    }

    /** The values of checksums, not what says which there will be. */
    static boolean isChecksum(String name) {
        return name.startsWith("x-amz-checksum-") && !name.endsWith("-algorithm") && !name.endsWith("-mode");
    }

    Response head() {
        List<String> all = new ArrayList<>(headers);
        Instant time = Instant.ofEpochMilli(modified);
        all.addAll(List.of("Content-Length", Long.toString(size), "ETag", etag));
        all.addAll(
                List.of("Last-Modified", DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC))));
        return new Response(200, all, "");
    }

    /** The answer to a PUT: the ETag and each checksum that was sent. */
    Response stored() {
        List<String> all = new ArrayList<>(List.of("ETag", etag));
        for (int i = 0; i < headers.size(); i += 2) {
            if (isChecksum(headers.get(i))) {
                all.addAll(headers.subList(i, i + 2));
            }
        }
        return new Response(200, all, "");
    }
}
