-- An index row holds 2,704 bytes at most and a path 4,096, so the indexes keep what a path begins with: at most
-- 600 characters of 4 bytes. Files with such a beginning in common are told apart by a hash that no one can forge.
ALTER TABLE files DROP CONSTRAINT files_upload_job_id_path_key;
DROP INDEX files_by_state;
DROP INDEX files_open_multipart;
CREATE UNIQUE INDEX files_by_path
    ON files (upload_job_id, left(path, 600), sha256(decode(replace(path, '\', '\\'), 'escape')));
CREATE INDEX files_by_state ON files (upload_job_id, state, left(path, 600));
CREATE INDEX files_open_multipart ON files (upload_job_id, left(path, 600)) WHERE multipart_id IS NOT NULL;
