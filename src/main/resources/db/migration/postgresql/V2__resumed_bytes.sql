-- Bytes that S3 had already when the upload went on.
ALTER TABLE upload_jobs ADD COLUMN resumed_bytes BIGINT NOT NULL DEFAULT 0;
ALTER TABLE files ADD COLUMN resumed_bytes BIGINT NOT NULL DEFAULT 0;
