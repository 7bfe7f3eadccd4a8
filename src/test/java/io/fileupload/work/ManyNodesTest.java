package io.fileupload.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.job.Shards;
import io.fileupload.testing.DataLayer;
import io.fileupload.testing.Postgres;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class ManyNodesTest {

    @Test
    void oneJobHasWorkForAHundredNodes() {
        try (DataLayer data = DataLayer.on(Postgres.newUrl())) {
            JdbcTemplate jdbc = data.get(JdbcTemplate.class);
            jdbc.update("insert into upload_jobs (id, source_folder, destination_bucket) values ('big', '/', 'b')");
            jdbc.update("""
                    insert into shards (upload_job_id, files, bytes)
                    select 'big', 256, 256 from generate_series(1, 2000)""");
            jdbc.update("""
                    insert into nodes (id, started_at, seen_at)
                    select i, t, t from generate_series(1, 99) i, (select now() at time zone 'UTC' as t) time""");
            data.get(Nodes.class).seen();

            for (int i = 0; i < 40; i++) {
                data.get(Shards.class).topUp("big");
            }

            assertThat(data.get(Nodes.class).live()).isEqualTo(100);
            assertThat(jdbc.queryForObject("select count(*) from scheduled_shards", Integer.class))
                    .isEqualTo(1_600);
        }
    }
}
