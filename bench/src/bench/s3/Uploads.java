package bench.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** The operations on multipart uploads. */
final class Uploads {

    private static final String ID = "uploadId";

    private final AtomicLong ids = new AtomicLong();

    Response create(Bucket bucket, Request request) {
        String id = Long.toString(ids.incrementAndGet());
        bucket.uploads().put(id, new Multipart(request.key(), StoredObject.kept(request.headers())));
        return Response.xml(Xml.document("InitiateMultipartUploadResult", name(request), Xml.element("UploadId", id)));
    }

    Response take(Bucket bucket, Request request, Intake intake) throws IOException {
        Multipart upload = bucket.uploads().get(request.query().get(ID));
        if (upload == null) {
            return noSuchUpload();
        }
        Intake.Received part = intake.take(request.body());
        upload.parts().put((int) request.number("partNumber", 0), part);
        return StoredObject.of(part.size(), Multipart.etag(part.md5(), ""), StoredObject.kept(request.headers()))
                .stored();
    }

    Response listParts(Bucket bucket, Request request) {
        Multipart upload = bucket.uploads().get(request.query().get(ID));
        if (upload == null) {
            return noSuchUpload();
        }
        StringBuilder parts = new StringBuilder();
        upload.parts()
                .forEach((number, part) -> parts.append(Xml.nested(
                        "Part",
                        Xml.element("PartNumber", number),
                        Xml.element("ETag", Multipart.etag(part.md5(), "")),
                        Xml.element("Size", part.size()))));
        return Response.xml(
                Xml.document("ListPartsResult", name(request), Xml.element("IsTruncated", false), parts.toString()));
    }

    Response list(Bucket bucket) {
        StringBuilder list = new StringBuilder();
        bucket.uploads()
                .forEach((id, upload) -> list.append(Xml.nested(
                        "Upload",
                        Xml.element("Key", upload.key()),
                        Xml.element("UploadId", id),
                        Xml.element("Initiated", Instant.EPOCH))));
        return Response.xml(
                Xml.document("ListMultipartUploadsResult", Xml.element("IsTruncated", false), list.toString()));
    }

    Response complete(Bucket bucket, Request request) throws IOException {
        String id = request.query().get(ID);
        Multipart upload = bucket.uploads().get(id);
        if (upload == null) {
            return noSuchUpload();
        }
        String parts = new String(request.body().readAllBytes(), UTF_8);
        StoredObject object = upload.complete(parts, request.headers());
        if (object == null) {
            return Response.error(400, "InvalidPart");
        }
        if (!bucket.put(upload.key(), object, request.headers().containsKey("if-none-match"))) {
            return Response.error(412, "PreconditionFailed");
        }
        bucket.uploads().remove(id);
        return Response.xml(Xml.document(
                "CompleteMultipartUploadResult", name(request), Xml.element("ETag", object.etag()), checksums(object)));
    }

    Response abort(Bucket bucket, Request request) {
        return bucket.uploads().remove(request.query().get(ID)) == null ? noSuchUpload() : Response.noContent();
    }

    private static Response noSuchUpload() {
        return Response.error(404, "NoSuchUpload");
    }

    private static String name(Request request) {
        return Xml.element("Bucket", request.bucket()) + Xml.element("Key", request.key());
    }

    /** This answer has them in its body, as in {@code <ChecksumCRC32>}. */
    private static String checksums(StoredObject object) {
        StringBuilder elements = new StringBuilder();
        for (int i = 0; i < object.headers().size(); i += 2) {
            String header = object.headers().get(i);
            if (StoredObject.isChecksum(header)) {
                String kind = header.substring("x-amz-checksum-".length());
                String name = kind.equals("type") ? "Type" : kind.toUpperCase(Locale.ROOT);
                elements.append(Xml.element("Checksum" + name, object.headers().get(i + 1)));
            }
        }
        return elements.toString();
    }
}
