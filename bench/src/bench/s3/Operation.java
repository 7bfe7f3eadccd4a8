package bench.s3;

/** What a request wants, by the names of the S3 API. */
enum Operation {
    CONTROL,
    LIST_BUCKETS,
    CREATE_BUCKET,
    HEAD_BUCKET,
    GET_BUCKET_LOCATION,
    LIST_MULTIPART_UPLOADS,
    LIST_OBJECTS,
    PUT_OBJECT,
    HEAD_OBJECT,
    DELETE_OBJECT,
    CREATE_MULTIPART_UPLOAD,
    UPLOAD_PART,
    LIST_PARTS,
    COMPLETE_MULTIPART_UPLOAD,
    ABORT_MULTIPART_UPLOAD,
    UNKNOWN;

    static Operation of(Request request) {
        if (request.bucket().startsWith("__")) {
            return CONTROL;
        }
        if (request.bucket().isEmpty()) {
            return request.method().equals("GET") ? LIST_BUCKETS : UNKNOWN;
        }
        return request.key().isEmpty() ? onBucket(request) : onObject(request);
    }

    private static Operation onBucket(Request request) {
        return switch (request.method()) {
            case "PUT" -> CREATE_BUCKET;
            case "HEAD" -> HEAD_BUCKET;
            case "GET" -> look(request);
            default -> UNKNOWN;
        };
    }

    private static Operation look(Request request) {
        if (request.asks("location")) {
            return GET_BUCKET_LOCATION;
        }
        return request.asks("uploads") ? LIST_MULTIPART_UPLOADS : LIST_OBJECTS;
    }

    private static Operation onObject(Request request) {
        boolean ofUpload = request.asks("uploadId");
        return switch (request.method()) {
            case "PUT" -> put(request, ofUpload);
            case "HEAD" -> HEAD_OBJECT;
            case "GET" -> ofUpload ? LIST_PARTS : UNKNOWN;
            case "DELETE" -> ofUpload ? ABORT_MULTIPART_UPLOAD : DELETE_OBJECT;
            case "POST" -> ofUpload ? COMPLETE_MULTIPART_UPLOAD : created(request);
            default -> UNKNOWN;
        };
    }

    private static Operation put(Request request, boolean ofUpload) {
        if (request.headers().containsKey("x-amz-copy-source")) {
            return UNKNOWN;
        }
        return ofUpload ? UPLOAD_PART : PUT_OBJECT;
    }

    private static Operation created(Request request) {
        return request.asks("uploads") ? CREATE_MULTIPART_UPLOAD : UNKNOWN;
    }

    boolean isOnObjects() {
        return ordinal() >= PUT_OBJECT.ordinal();
    }
}
