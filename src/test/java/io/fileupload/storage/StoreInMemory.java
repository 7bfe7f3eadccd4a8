package io.fileupload.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The store in memory, as the contract sees it. */
final class StoreInMemory implements StoreFixture {
    private final InMemoryObjectStore store;
    private final Server server;

    StoreInMemory(long chunkSize) {
        store = new InMemoryObjectStore(chunkSize);
        server = new InMemoryServer(store);
    }

    @Override
    public ObjectStore store() {
        return store;
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Bucket newBucket(String name) {
        store.withBucket(name);
        return new View(store, name);
    }

    @Override
    public void close() {}

    private record View(InMemoryObjectStore store, String name) implements Bucket {

        @Override
        public void put(String key, byte[] content) {
            store.place(name, key, content);
        }

        @Override
        public byte[] read(String key) {
            return Objects.requireNonNull(store.objects(name).get(key));
        }

        @Override
        public Map<String, String> metadata(String key) {
            return object(key).metadata();
        }

        @Override
        public String contentType(String key) {
            return object(key).contentType();
        }

        private InMemoryObject object(String key) {
            return store.s3().object(name, key).orElseThrow();
        }

        @Override
        public Set<String> keys() {
            return store.objects(name).keySet();
        }

        @Override
        public List<String> openUploads() {
            return store.openUploads(name).stream()
                    .map(InMemoryObjectStore.OpenUpload::key)
                    .toList();
        }

        @Override
        public OpenMultipart begin(String key, SourceContent content, int partSize, int... parts)
                throws IOException, StorageException {
            String id = store.s3().create(name, key, Map.of("mtime", ObjectStoreContract.MTIME));
            byte[] bytes = Files.readAllBytes(content.path());
            for (int part : parts) {
                int from = (part - 1) * partSize;
                store.s3()
                        .uploadPart(
                                name,
                                id,
                                part,
                                Arrays.copyOfRange(bytes, from, Math.min(from + partSize, bytes.length)));
            }
            return new OpenMultipart(id, partSize);
        }
    }
}
