package io.fileupload.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.testing.Bucket;
import io.fileupload.testing.ServiceClient;
import io.fileupload.testing.ServiceClient.Answer;
import io.fileupload.testing.SharedService;
import io.fileupload.testing.SourceTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListsIT {
    private final ServiceClient client = SharedService.client();
    private final Bucket bucket = SharedService.newBucket();

    @Test
    void pagesThroughJobsNewestFirst(@TempDir Path folder) {
        List<String> made = IntStream.range(0, 7)
                .mapToObj(i -> client.create(folder, bucket.name()))
                .toList();

        List<String> listed = pages(ServiceClient.UPLOADS + "?limit=3", "uploads", "upload_id");

        List<String> ours = listed.stream().filter(made::contains).toList();
        assertThat(ours).containsExactlyInAnyOrderElementsOf(made);
        assertThat(listed).doesNotHaveDuplicates();
        assertThat(ours.stream().map(id -> client.job(id).text("created_at")))
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void pagesThroughTheFilesOfAJobByPath(@TempDir Path folder) {
        new SourceTree(folder).withMany(250);
        String id = client.create(folder, bucket.name());
        client.ended(id);

        List<String> paths = pages(ServiceClient.UPLOADS + "/" + id + "/files?limit=100", "files", "path");

        assertThat(paths).hasSize(250).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void showsFilesAndJobsOfOneState(@TempDir Path folder) {
        new SourceTree(folder).withMany(5);
        String id = client.create(folder, bucket.name());
        client.ended(id);
        String files = ServiceClient.UPLOADS + "/" + id + "/files";

        assertThat(pages(files + "?state=UPLOADED&limit=2", "files", "path")).hasSize(5);
        assertThat(pages(files + "?state=FAILED&limit=2", "files", "path")).isEmpty();
        assertThat(pages(ServiceClient.UPLOADS + "?state=COMPLETED&limit=50", "uploads", "upload_id"))
                .contains(id);
        assertThat(pages(ServiceClient.UPLOADS + "?state=PAUSED&limit=50", "uploads", "upload_id"))
                .doesNotContain(id);
    }

    @Test
    void aPageThatIsJustFullIsTheLast(@TempDir Path folder) {
        new SourceTree(folder).withMany(4);
        String id = client.create(folder, bucket.name());
        client.ended(id);

        Answer page = client.get(ServiceClient.UPLOADS + "/" + id + "/files?limit=4");

        assertThat(page.body().path("files").size()).isEqualTo(4);
        assertThat(page.body().path("next_cursor").isNull()).isTrue();
    }

    private List<String> pages(String first, String list, String field) {
        List<String> all = new ArrayList<>();
        Answer page = client.get(first);
        all.addAll(values(page, list, field));
        while (!page.body().path("next_cursor").isNull()) {
            page = client.get(first + "&cursor=" + page.text("next_cursor"));
            all.addAll(values(page, list, field));
        }
        return all;
    }

    private static List<String> values(Answer page, String list, String field) {
        assertThat(page.status()).isEqualTo(200);
        return page.body()
                .path(list)
                .valueStream()
                .map(entry -> entry.path(field).asString())
                .toList();
    }
}
