-- Who does what: runs of jobs, shards of their files, and the schedulers' tables that give each to one owner at a time.

ALTER TABLE upload_jobs ADD COLUMN error_code VARCHAR;
ALTER TABLE upload_jobs ADD COLUMN halting BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE upload_jobs ADD COLUMN deleting BOOLEAN NOT NULL DEFAULT FALSE;
-- As first asked for; null where it is still the same.
ALTER TABLE upload_jobs ADD COLUMN requested_monitor BOOLEAN;
ALTER TABLE upload_jobs ADD COLUMN attention_code VARCHAR;
ALTER TABLE upload_jobs ADD COLUMN attention_reason TEXT;
ALTER TABLE upload_jobs ADD COLUMN attention_since TIMESTAMP;
CREATE INDEX upload_jobs_attention ON upload_jobs (created_at, id) WHERE attention_code IS NOT NULL;
CREATE INDEX upload_jobs_controlled ON upload_jobs (id) WHERE halting OR deleting;

-- Codes used to stand before the words.
UPDATE upload_jobs
SET error_code = substr(error, 1, instr(error, ': ') - 1), error = substr(error, instr(error, ': ') + 2)
WHERE instr(error, ': ') > 1
  AND substr(error, 1, instr(error, ': ') - 1) NOT GLOB '*[^A-Z0-9_]*';

CREATE TABLE runs (
    id                     INTEGER PRIMARY KEY AUTOINCREMENT,
    upload_job_id          VARCHAR   NOT NULL REFERENCES upload_jobs (id) ON DELETE CASCADE,
    kind                   VARCHAR   NOT NULL CHECK (kind IN ('UPLOAD', 'RESCAN', 'WATCH', 'RETRY', 'VERIFY')),
    state                  VARCHAR   NOT NULL
        CHECK (state IN ('PENDING', 'IN_PROGRESS', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED')),
    started_by             VARCHAR   NOT NULL,
    started_at             TIMESTAMP NOT NULL,
    ended_at               TIMESTAMP,
    scanned_files          BIGINT    NOT NULL DEFAULT 0,
    new_files              BIGINT    NOT NULL DEFAULT 0,
    changed_files          BIGINT    NOT NULL DEFAULT 0,
    uploaded_files         BIGINT    NOT NULL DEFAULT 0,
    failed_files           BIGINT    NOT NULL DEFAULT 0,
    skipped_files          BIGINT    NOT NULL DEFAULT 0,
    uploaded_bytes         BIGINT    NOT NULL DEFAULT 0,
    resumed_bytes          BIGINT    NOT NULL DEFAULT 0,
    sending_from           TIMESTAMP,
    sending_until          TIMESTAMP,
    waiting_from           TIMESTAMP,
    waited_millis          BIGINT    NOT NULL DEFAULT 0,
    error                  TEXT,
    node                   VARCHAR
);
CREATE INDEX runs_newest ON runs (upload_job_id, id);
CREATE INDEX runs_open ON runs (upload_job_id) WHERE ended_at IS NULL;
CREATE INDEX runs_ended ON runs (ended_at);

CREATE TABLE shards (
    id                     INTEGER PRIMARY KEY AUTOINCREMENT,
    upload_job_id          VARCHAR   NOT NULL REFERENCES upload_jobs (id) ON DELETE CASCADE,
    files                  INTEGER   NOT NULL,
    bytes                  BIGINT    NOT NULL,
    begun                  BOOLEAN   NOT NULL DEFAULT FALSE,
    scheduled              BOOLEAN   NOT NULL DEFAULT FALSE
);
CREATE INDEX shards_of_job ON shards (upload_job_id, scheduled, id);

ALTER TABLE files ADD COLUMN shard_id BIGINT NOT NULL DEFAULT 0;
CREATE INDEX files_of_shard ON files (shard_id) WHERE state IN ('PENDING', 'IN_PROGRESS');

-- Multipart uploads that no one will go on with; they outlive their job, or S3 would bill them for ever.
CREATE TABLE abandoned_uploads (
    id                     INTEGER PRIMARY KEY AUTOINCREMENT,
    upload_job_id          VARCHAR   NOT NULL,
    bucket                 VARCHAR   NOT NULL,
    object_key             TEXT      NOT NULL,
    upload_id              TEXT      NOT NULL,
    tries                  INTEGER   NOT NULL DEFAULT 0,
    next_try_at            TIMESTAMP NOT NULL
);
CREATE INDEX abandoned_uploads_due ON abandoned_uploads (next_try_at);
CREATE INDEX abandoned_uploads_of_job ON abandoned_uploads (upload_job_id);

CREATE TABLE nodes (
    id                     VARCHAR PRIMARY KEY,
    started_at             TIMESTAMP NOT NULL,
    seen_at                TIMESTAMP NOT NULL
);

-- Nodes that cannot see the folder of a job.
CREATE TABLE blind_nodes (
    upload_job_id          VARCHAR   NOT NULL REFERENCES upload_jobs (id) ON DELETE CASCADE,
    node_id                VARCHAR   NOT NULL,
    PRIMARY KEY (upload_job_id, node_id)
);

-- As db-scheduler has them; a version counts up with each owner.
CREATE TABLE scheduled_runs (
    task_name              VARCHAR   NOT NULL,
    task_instance          VARCHAR   NOT NULL,
    task_data              BLOB,
    execution_time         TIMESTAMP NOT NULL,
    picked                 BOOLEAN   NOT NULL,
    picked_by              VARCHAR,
    last_success           TIMESTAMP,
    last_failure           TIMESTAMP,
    consecutive_failures   INTEGER,
    last_heartbeat         TIMESTAMP,
    version                BIGINT    NOT NULL,
    priority               INTEGER,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_runs_due ON scheduled_runs (execution_time);
CREATE INDEX scheduled_runs_heartbeat ON scheduled_runs (last_heartbeat);

CREATE TABLE scheduled_shards (
    task_name              VARCHAR   NOT NULL,
    task_instance          VARCHAR   NOT NULL,
    task_data              BLOB,
    execution_time         TIMESTAMP NOT NULL,
    picked                 BOOLEAN   NOT NULL,
    picked_by              VARCHAR,
    last_success           TIMESTAMP,
    last_failure           TIMESTAMP,
    consecutive_failures   INTEGER,
    last_heartbeat         TIMESTAMP,
    version                BIGINT    NOT NULL,
    priority               INTEGER,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_shards_due ON scheduled_shards (priority DESC, execution_time);
CREATE INDEX scheduled_shards_heartbeat ON scheduled_shards (last_heartbeat);
