package bench.s3;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The operations. Every bucket that somebody asks for exists. */
final class S3 {

    private final Control control;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Uploads uploads = new Uploads();

    S3(Control control) {
        this.control = control;
    }

    Response answer(Request request, Intake intake) throws IOException, InterruptedException {
        Operation operation = Operation.of(request);
        Response response = operation == Operation.CONTROL ? control(request) : answer(operation, request, intake);
        control.await(operation);
        return response;
    }

    private Response control(Request request) {
        control.set(request);
        if (request.bucket().equals("__reset")) {
            buckets.clear();
            control.forgetCounts();
        }
        long objects =
                buckets.values().stream().mapToLong(b -> b.objects().size()).sum();
        long bytes = buckets.values().stream().mapToLong(Bucket::bytes).sum();
        return new Response(200, List.of(), control.counts() + "objects " + objects + "\nbytes " + bytes + "\n");
    }

    private Response answer(Operation operation, Request request, Intake intake) throws IOException {
        if (operation == Operation.LIST_BUCKETS) {
            return listBuckets();
        }
        Bucket bucket = buckets.computeIfAbsent(request.bucket(), name -> new Bucket());
        return switch (operation) {
            case CREATE_BUCKET, HEAD_BUCKET -> Response.ok();
            case GET_BUCKET_LOCATION -> Response.xml(Xml.document("LocationConstraint"));
            case LIST_MULTIPART_UPLOADS -> uploads.list(bucket);
            case LIST_OBJECTS -> new Listing(request).of(bucket);
            case PUT_OBJECT -> put(bucket, request, intake);
            case HEAD_OBJECT -> head(bucket, request);
            case DELETE_OBJECT -> delete(bucket, request);
            case CREATE_MULTIPART_UPLOAD -> uploads.create(bucket, request);
            case UPLOAD_PART -> uploads.take(bucket, request, intake);
            case LIST_PARTS -> uploads.listParts(bucket, request);
            case COMPLETE_MULTIPART_UPLOAD -> uploads.complete(bucket, request);
            case ABORT_MULTIPART_UPLOAD -> uploads.abort(bucket, request);
            default -> Response.error(501, "NotImplemented");
        };
    }

    private Response listBuckets() {
        StringBuilder list = new StringBuilder();
        for (String name : buckets.keySet()) {
            list.append(Xml.nested("Bucket", Xml.element("Name", name), Xml.element("CreationDate", Instant.EPOCH)));
        }
        return Response.xml(Xml.document("ListAllMyBucketsResult", Xml.nested("Buckets", list.toString())));
    }

    private static Response put(Bucket bucket, Request request, Intake intake) throws IOException {
        Intake.Received received = intake.take(request.body());
        StoredObject object = StoredObject.of(
                received.size(), Multipart.etag(received.md5(), ""), StoredObject.kept(request.headers()));
        boolean stored = bucket.put(request.key(), object, request.headers().containsKey("if-none-match"));
        return stored ? object.stored() : Response.error(412, "PreconditionFailed");
    }

    private static Response head(Bucket bucket, Request request) {
        StoredObject object = bucket.objects().get(request.key());
        return object == null ? Response.error(404, "NoSuchKey") : object.head();
    }

    private static Response delete(Bucket bucket, Request request) {
        bucket.objects().remove(request.key());
        return Response.noContent();
    }
}
