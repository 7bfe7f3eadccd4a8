package io.fileupload.engine;

import io.fileupload.storage.InMemoryObjectStore;
import io.fileupload.storage.ObjectUpload;
import io.fileupload.storage.StorageException;
import io.fileupload.storage.StoredObject;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.jdbc.core.JdbcTemplate;

/** Bugs that the engine could have. */
enum PlantedBug implements Plant {
    S3_HAS_A_BYTE_LESS {
        @Override
        public LabStore store(InMemoryObjectStore twin) {
            return new Shortening(twin);
        }
    },
    CALLED_UPLOADED_BEFORE_S3_ANSWERS {
        @Override
        public LabStore store(InMemoryObjectStore twin) {
            return new Hasty(twin);
        }
    },
    OLD_OWNER_STILL_WRITES {
        @Override
        public MethodInterceptor call() {
            return PlantedBug::anyOwner;
        }
    },
    COUNTERS_NOT_UPDATED {
        @Override
        public String sql(String sql) {
            return never(sql, "update upload_jobs set total_files = total_files +");
        }
    },
    RUN_FIGURES_NOT_UPDATED {
        @Override
        public String sql(String sql) {
            return never(sql, "update runs set uploaded_files");
        }
    },
    DELETE_FORGETS_FILES {
        @Override
        public void prepare(JdbcTemplate jdbc) {
            jdbc.execute("pragma foreign_keys = off");
        }

        @Override
        public String sql(String sql) {
            return never(sql, "delete from files where id in");
        }
    },
    CANCEL_FORGETS_OPEN_UPLOADS {
        @Override
        public String sql(String sql) {
            return sql.startsWith("insert into abandoned_uploads") && sql.contains("select") ? sql + " and 1 = 0" : sql;
        }
    },
    DOUBT_NOT_WRITTEN_DOWN {
        @Override
        public String sql(String sql) {
            return sql.replace("update files set in_doubt = ?, state", "update files set in_doubt = (? and 0), state");
        }
    },
    PAUSE_LEAVES_FILES_IN_THE_MIDDLE {
        @Override
        public String sql(String sql) {
            boolean back = sql.contains("update files set state = 'PENDING', in_doubt = true");
            return back ? sql + " and 1 = 0" : sql;
        }
    },
    WORK_OF_THE_DEAD_IS_LEFT {
        @Override
        public String sql(String sql) {
            return never(sql, "update scheduled_shards set picked = ?, picked_by = null");
        }
    };

    /** The statement, without effect if it is this one. */
    private static String never(String sql, String which) {
        return sql.strip().startsWith(which) ? sql + " and 1 = 0" : sql;
    }

    private static Object anyOwner(MethodInvocation call) throws Throwable {
        return switch (call.getMethod().getName()) {
            case "require" -> null;
            case "current" -> Set.copyOf((Collection<?>) call.getArguments()[0]);
            default -> call.proceed();
        };
    }

    /** Says that all is well, and has lost a byte. */
    private static final class Shortening extends LabStore {
        private Shortening(InMemoryObjectStore twin) {
            super(twin);
        }

        @Override
        public CompletableFuture<StoredObject> put(ObjectUpload upload) {
            return super.put(upload).thenApply(stored -> shortened(upload, stored));
        }

        @Override
        public StoredObject upload(ObjectUpload upload) throws StorageException, InterruptedException {
            return shortened(upload, super.upload(upload));
        }

        private StoredObject shortened(ObjectUpload upload, StoredObject stored) {
            byte[] bytes = twin.objects(upload.bucket()).get(upload.key());
            if (bytes != null && bytes.length > 0) {
                twin.place(upload.bucket(), upload.key(), Arrays.copyOf(bytes, bytes.length - 1));
            }
            return stored;
        }
    }

    /** Says that all is well, and sends only with the next. */
    private static final class Hasty extends LabStore {
        private ObjectUpload unsent;

        private Hasty(InMemoryObjectStore twin) {
            super(twin);
        }

        @Override
        public CompletableFuture<StoredObject> put(ObjectUpload upload) {
            if (unsent != null) {
                super.put(unsent);
            }
            unsent = upload;
            long size = upload.content().size();
            return CompletableFuture.completedFuture(
                    new StoredObject(size, null, false, upload.content().crc32(), upload.metadata()));
        }
    }
}
