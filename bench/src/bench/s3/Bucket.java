package bench.s3;

import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** One bucket; objects in the order that a listing has. */
record Bucket(NavigableMap<String, StoredObject> objects, Map<String, Multipart> uploads) {

    Bucket() {
        this(new ConcurrentSkipListMap<>(), new ConcurrentHashMap<>());
    }

    /** Whether it was stored; not if it had to be absent and is not. */
    boolean put(String key, StoredObject object, boolean onlyIfAbsent) {
        if (onlyIfAbsent) {
            return objects.putIfAbsent(key, object) == null;
        }
        objects.put(key, object);
        return true;
    }

    long bytes() {
        return objects.values().stream().mapToLong(StoredObject::size).sum();
    }
}
