package bench.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Map;

/** A page of ListObjects, of either version: all that a client needs to compare a bucket with a folder. */
final class Listing {

    private static final int PAGE = 1_000;

    private final Request request;
    private final String prefix;
    private final String delimiter;
    private final StringBuilder entries = new StringBuilder();
    private int count;
    private String last;

    Listing(Request request) {
        this.request = request;
        this.prefix = request.query().getOrDefault("prefix", "");
        this.delimiter = request.query().getOrDefault("delimiter", "");
        this.last = start();
    }

    private String start() {
        Map<String, String> query = request.query();
        String from = query.getOrDefault("start-after", query.getOrDefault("marker", ""));
        String token = query.get("continuation-token");
        return token == null ? from : URLDecoder.decode(token, UTF_8);
    }

    Response of(Bucket bucket) {
        long limit = Math.min(PAGE, request.number("max-keys", PAGE));
        Map.Entry<String, StoredObject> next = first(bucket);
        while (next != null && next.getKey().startsWith(prefix) && count < limit) {
            add(next.getKey(), next.getValue());
            next = bucket.objects().higherEntry(last);
        }
        boolean truncated = next != null && next.getKey().startsWith(prefix);
        return Response.xml(document(truncated, limit));
    }

    private Map.Entry<String, StoredObject> first(Bucket bucket) {
        return last.compareTo(prefix) < 0
                ? bucket.objects().ceilingEntry(prefix)
                : bucket.objects().higherEntry(last);
    }

    private void add(String key, StoredObject object) {
        int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        count++;
        if (end >= 0) {
            String folder = key.substring(0, end + delimiter.length());
            entries.append(Xml.nested("CommonPrefixes", Xml.element("Prefix", encoded(folder))));
            // Behind everything in that folder.
            last = folder + Character.MAX_VALUE;
            return;
        }
        last = key;
        entries.append(Xml.nested(
                "Contents",
                Xml.element("Key", encoded(key)),
                Xml.element("LastModified", Instant.ofEpochMilli(object.modified())),
                Xml.element("ETag", object.etag()),
                Xml.element("Size", object.size()),
                Xml.element("StorageClass", "STANDARD")));
    }

    private String document(boolean truncated, long limit) {
        return Xml.document(
                "ListBucketResult",
                Xml.element("Name", request.bucket()),
                Xml.element("Prefix", encoded(prefix)),
                Xml.element("Delimiter", delimiter),
                Xml.element("MaxKeys", limit),
                Xml.element("KeyCount", count),
                Xml.element("IsTruncated", truncated),
                truncated ? next() : "",
                request.asks("encoding-type") ? Xml.element("EncodingType", "url") : "",
                entries.toString());
    }

    /** A token is in ASCII: not every character may stand in XML. */
    private String next() {
        return Xml.element("NextContinuationToken", URLEncoder.encode(last, UTF_8))
                + Xml.element("NextMarker", encoded(last));
    }

    private String encoded(String text) {
        return request.asks("encoding-type")
                ? URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("%2F", "/")
                : text;
    }
}
