package bench.s3;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of an object that is not complete. */
record Multipart(String key, List<String> headers, NavigableMap<Integer, Intake.Received> parts) {

    private static final Pattern PART_NUMBER = Pattern.compile("<PartNumber>\\s*(\\d+)");

    Multipart(String key, List<String> headers) {
        this(key, headers, new ConcurrentSkipListMap<>());
    }

    /** The object of the parts that the request names, or null if one of them is missing. */
    StoredObject complete(String request, Map<String, String> sent) {
        MessageDigest md5 = Intake.md5();
        long size = 0;
        int count = 0;
        Matcher number = PART_NUMBER.matcher(request);
        while (number.find()) {
            Intake.Received part = parts.get(Integer.parseInt(number.group(1)));
            if (part == null) {
                return null;
            }
            md5.update(part.md5());
            size += part.size();
            count++;
        }
        return StoredObject.of(size, etag(md5.digest(), "-" + count), withChecksums(sent));
    }

    static String etag(byte[] md5, String suffix) {
        return '"' + HexFormat.of().formatHex(md5) + suffix + '"';
    }

    /** The checksum of the whole object comes with the request that completes it. */
    private List<String> withChecksums(Map<String, String> sent) {
        List<String> all = new ArrayList<>(headers);
        sent.forEach((name, value) -> {
            if (StoredObject.isChecksum(name) && !headers.contains(name)) {
                all.addAll(List.of(name, value));
            }
        });
        return List.copyOf(all);
    }
}
