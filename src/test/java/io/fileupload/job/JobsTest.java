package io.fileupload.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class JobsTest extends DataLayerTest {
    private static final JobRequest OTHER = new JobRequest("/other", "bucket", "", null, true, JobOptions.DEFAULT);

    @Test
    void keepsTheWholeRequest() {
        JobOptions options = new JobOptions(
                List.of("*.tmp"),
                Overwrite.NEVER,
                "GLACIER",
                null,
                null,
                java.util.Map.of("a", "b"),
                java.util.Map.of());
        JobRequest request = new JobRequest("/földer/ 😀", "bucket", "pre/", "*.{a,b}", false, options);

        String id = jobs().create(null, request, "someone").id();

        assertThat(jobs().get(id).request()).isEqualTo(request);
    }

    @Test
    void findsTheJobThatTheSameRequestMadeBefore() {
        String id = unique();

        assertThat(jobs().create(id, REQUEST, "someone")).isEqualTo(new CreatedJob(id, true));
        assertThat(jobs().create(id, REQUEST, "someone")).isEqualTo(new CreatedJob(id, false));
    }

    @Test
    void refusesAnotherRequestUnderAKnownId() {
        String id = unique();
        jobs().create(id, REQUEST, "someone");

        assertThatThrownBy(() -> jobs().create(id, OTHER, "someone"))
                .isInstanceOf(JobConflictException.class)
                .hasMessageContaining(id);
    }

    @Test
    @Tag("fault-61")
    void makesOneJobHoweverManyAskForItAtOnce() throws Exception {
        String id = unique();
        ExecutorService clients = Executors.newFixedThreadPool(50);

        List<Future<CreatedJob>> answers = clients.invokeAll(
                Collections.nCopies(50, (Callable<CreatedJob>) () -> jobs().create(id, REQUEST, "someone")));
        clients.shutdown();

        assertThat(answers)
                .extracting(Future::get)
                .filteredOn(CreatedJob::created)
                .hasSize(1);
        assertThat(text("select count(*) from upload_jobs where id = ?", id)).isEqualTo("1");
    }

    @Test
    void listsNewestFirstAndEachJobOnceWhileOthersAreMade() {
        List<String> made = IntStream.range(0, 25).mapToObj(i -> newJob()).toList();
        List<String> listed = new ArrayList<>();

        List<Job> page = jobs().list(null, null, 4);
        while (!page.isEmpty()) {
            page.forEach(job -> listed.add(job.id()));
            newJob();
            page = jobs().list(null, JobCursor.after(page.get(page.size() - 1)), 4);
        }

        List<String> newestFirst = new ArrayList<>(made);
        Collections.reverse(newestFirst);
        assertThat(listed).doesNotHaveDuplicates().containsAll(made);
        assertThat(listed.stream().map(id -> jobs().get(id).createdAt()))
                .isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void listsTheJobsOfOneState() {
        String running = newJob();
        String waiting = newJob();
        start(running);

        assertThat(jobs().list(JobState.IN_PROGRESS, null, 1000))
                .extracting(Job::id)
                .contains(running)
                .doesNotContain(waiting);
    }

    @Test
    void aRefusedStepChangesNothing() {
        String id = newJob();
        Job before = jobs().get(id);

        assertThatThrownBy(() -> transitions().complete(owner(id), id, null))
                .isInstanceOf(IllegalTransitionException.class);

        assertThat(jobs().get(id)).isEqualTo(before);
    }

    @Test
    void saysWhichJobIsMissing() {
        assertThatThrownBy(() -> jobs().get("nope"))
                .isInstanceOf(JobNotFoundException.class)
                .hasMessage("There is no upload 'nope'");
    }

    @Test
    void failsAJobWithFailedFilesAndSaysHowMany() {
        String id = newJob();
        List<FileRecord> files = newFiles(id, 3);
        start(id);
        settle(id, files.get(0), file -> file.failed(SampleFiles.WHY, null));
        settle(id, files.get(1), file -> file.claimed().uploaded(SampleFiles.RECEIPT));
        settle(id, files.get(2), file -> file.claimed().uploaded(SampleFiles.RECEIPT));

        Job ended = transitions().complete(owner(id), id, new JobError("S3_ERROR", "S3 answered 500"));

        assertThat(ended.state()).isEqualTo(JobState.FAILED);
        assertThat(ended.error())
                .extracting(JobError::text)
                .isEqualTo("1 of 3 files failed, mostly: S3_ERROR: S3 answered 500");
    }

    @Test
    void neverCompletesAJobWithAFileThatWaitsOrIsBeingSent() {
        String id = newJob();
        FileRecord waiting = newFiles(id, 1).get(0);
        start(id);

        assertThatThrownBy(() -> transitions().complete(owner(id), id, null))
                .isInstanceOf(IllegalTransitionException.class);
        settle(id, waiting, FileRecord::claimed);
        assertThatThrownBy(() -> transitions().complete(owner(id), id, null))
                .isInstanceOf(IllegalTransitionException.class);
        settle(id, waiting.claimed(), file -> file.uploaded(SampleFiles.RECEIPT));

        assertThat(transitions().complete(owner(id), id, null).state()).isEqualTo(JobState.COMPLETED);
    }

    private void settle(String id, FileRecord file, UnaryOperator<FileRecord> outcome) {
        scanned().change(owner(id), id, List.of(new FileChange(file, outcome.apply(file))));
    }
}
