CREATE TABLE upload_jobs (
    id                     VARCHAR PRIMARY KEY,
    source_folder          TEXT      NOT NULL,
    destination_bucket     TEXT      NOT NULL,
    destination_prefix     TEXT      NOT NULL DEFAULT '',
    pattern                TEXT,
    monitor                BOOLEAN   NOT NULL DEFAULT TRUE,
    options                TEXT      NOT NULL DEFAULT '{}',
    state                  VARCHAR   NOT NULL DEFAULT 'PENDING'
        CHECK (state IN ('PENDING', 'IN_PROGRESS', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED')),
    error                  TEXT,
    scan_needed            BOOLEAN   NOT NULL DEFAULT TRUE,
    total_files            BIGINT    NOT NULL DEFAULT 0,
    completed_files        BIGINT    NOT NULL DEFAULT 0,
    failed_files           BIGINT    NOT NULL DEFAULT 0,
    skipped_files          BIGINT    NOT NULL DEFAULT 0,
    total_bytes            BIGINT    NOT NULL DEFAULT 0,
    completed_bytes        BIGINT    NOT NULL DEFAULT 0,
    created_at             TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at             TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    started_at             TIMESTAMP,
    finished_at            TIMESTAMP,
    last_scan_at           TIMESTAMP,
    next_scan_at           TIMESTAMP
);
CREATE INDEX upload_jobs_newest ON upload_jobs (created_at, id);
CREATE INDEX upload_jobs_by_state ON upload_jobs (state, created_at, id);
CREATE INDEX upload_jobs_due ON upload_jobs (next_scan_at);

CREATE TABLE files (
    id                     INTEGER PRIMARY KEY AUTOINCREMENT,
    upload_job_id          VARCHAR   NOT NULL REFERENCES upload_jobs (id) ON DELETE CASCADE,
    path                   TEXT      NOT NULL,
    state                  VARCHAR   NOT NULL DEFAULT 'PENDING'
        CHECK (state IN ('PENDING', 'IN_PROGRESS', 'UPLOADED', 'FAILED', 'SKIPPED')),
    failure_code           VARCHAR,
    failure_reason         TEXT,
    mtime                  TIMESTAMP,
    size                   BIGINT    NOT NULL DEFAULT 0,
    version                TEXT,
    completed_bytes        BIGINT    NOT NULL DEFAULT 0,
    attempts               INTEGER   NOT NULL DEFAULT 0,
    retry_at               TIMESTAMP,
    in_doubt               BOOLEAN   NOT NULL DEFAULT FALSE,
    multipart_id           TEXT,
    part_size              BIGINT    NOT NULL DEFAULT 0,
    multipart_version      TEXT,
    etag                   TEXT,
    checksum               TEXT,
    created_at             TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at             TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    UNIQUE (upload_job_id, path)
);
CREATE INDEX files_by_state ON files (upload_job_id, state, path);
CREATE INDEX files_open_multipart ON files (upload_job_id, path) WHERE multipart_id IS NOT NULL;
