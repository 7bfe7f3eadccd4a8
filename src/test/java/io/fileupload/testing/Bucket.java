package io.fileupload.testing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.Part;

/** A bucket on a test server, seen through a plain client that shares nothing with the service. */
public final class Bucket {
    private final String name;
    private final S3AsyncClient client;

    Bucket(String name, S3AsyncClient client) {
        this.name = name;
        this.client = client;
    }

    public String name() {
        return name;
    }

    public S3AsyncClient client() {
        return client;
    }

    /** Sizes by key. */
    public Map<String, Long> sizes() {
        Map<String, Long> sizes = new TreeMap<>();
        client.listObjectsV2Paginator(list -> list.bucket(name))
                .subscribe(page -> page.contents().forEach(object -> sizes.put(object.key(), object.size())))
                .join();
        return sizes;
    }

    public byte[] read(String key) {
        return client.getObject(get -> get.bucket(name).key(key), AsyncResponseTransformer.toBytes())
                .join()
                .asByteArray();
    }

    public HeadObjectResponse head(String key) {
        return client.headObject(head -> head.bucket(name).key(key)).join();
    }

    /** Deletes every object and multipart upload, as if the bucket had been made anew. */
    public void clear() {
        sizes().keySet()
                .forEach(
                        key -> client.deleteObject(object -> object.bucket(name).key(key))
                                .join());
        openUploads()
                .forEach(upload -> client.abortMultipartUpload(
                                abort -> abort.bucket(name).key(upload.key()).uploadId(upload.uploadId()))
                        .join());
    }

    public void put(String key, byte[] content) {
        client.putObject(put -> put.bucket(name).key(key), AsyncRequestBody.fromBytes(content))
                .join();
    }

    public List<MultipartUpload> openUploads() {
        return client.listMultipartUploads(list -> list.bucket(name)).join().uploads();
    }

    /** Begins a multipart upload, as another program may do it, and answers its id. */
    public String beginUpload(String key) {
        return client.createMultipartUpload(create -> create.bucket(name).key(key))
                .join()
                .uploadId();
    }

    public void keepVersions() {
        client.putBucketVersioning(put -> put.bucket(name)
                        .versioningConfiguration(versions -> versions.status(BucketVersioningStatus.ENABLED)))
                .join();
    }

    /** Of all objects. */
    public List<ObjectVersion> versions() {
        return client.listObjectVersions(list -> list.bucket(name)).join().versions();
    }

    /** The numbers of the parts that S3 has of an upload that is still open. */
    public List<Integer> storedParts(String key) {
        return openUploads().stream()
                .filter(upload -> upload.key().equals(key))
                .flatMap(upload -> storedParts(upload).stream())
                .toList();
    }

    public List<Integer> storedParts(MultipartUpload upload) {
        return client
                .listParts(list -> list.bucket(name).key(upload.key()).uploadId(upload.uploadId()))
                .join()
                .parts()
                .stream()
                .map(Part::partNumber)
                .toList();
    }
}
