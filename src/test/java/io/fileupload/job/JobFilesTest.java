package io.fileupload.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fileupload.work.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JobFilesTest extends DataLayerTest {
    private static final String LONG_NAME = "x".repeat(255) + "/";

    @Test
    void listsFilesByTheBytesOfTheirPaths() {
        String job = newJob();
        List<String> byBytes = List.of("A", "Z", "a", "a b", "a/b", "a0", "b", "z", "\u00e9", "\uffee", "\ud83d\ude00");
        scanned()
                .add(
                        owner(job),
                        job,
                        shuffled(byBytes).stream()
                                .map(path -> pending(job, path))
                                .toList());

        assertThat(pagedPaths(job, 2)).isEqualTo(byBytes);
    }

    @Test
    void aPageIsNotMovedByFilesThatComeInBefore() {
        String job = newJob();
        newFiles(job, 10);
        List<FileView> first = files().page(job, null, "", 5);

        scanned().add(owner(job), job, List.of(pending(job, "a"), pending(job, "file-000002b")));

        assertThat(files().page(job, null, first.get(4).file().path(), 5))
                .extracting(view -> view.file().path())
                .containsExactly("file-000005", "file-000006", "file-000007", "file-000008", "file-000009");
    }

    @Test
    void aSearchFindsPartsOfPathsInAnyCaseAndNothingElse() {
        String job = newJob();
        List<String> paths = List.of("2026/IMG_1.jpg", "2026/IMGX1.jpg", "2026/img_1.txt", "50% off!.txt");
        scanned()
                .add(
                        owner(job),
                        job,
                        paths.stream().map(path -> pending(job, path)).toList());

        assertThat(found(job, null, " img_1 ", "")).containsExactly("2026/IMG_1.jpg", "2026/img_1.txt");
        assertThat(found(job, null, "img_1", "2026/IMG_1.jpg")).containsExactly("2026/img_1.txt");
        assertThat(found(job, FileState.PENDING, "% OFF!", "")).containsExactly("50% off!.txt");
        assertThat(found(job, FileState.FAILED, "img", "")).isEmpty();
        assertThat(found(job, null, " ", "")).hasSize(4);
    }

    @Test
    void nothingIsFoundByWhatNoPathCanHold() {
        String job = newJob();
        newFiles(job, 2);

        assertThat(found(job, null, "file\0", "")).isEmpty();
        assertThat(found(job, null, "file", "file-000000\0x")).containsExactly("file-000001");
        assertThat(files().page(job, null, "file-000000\0x", 5)).hasSize(1);
    }

    private List<String> found(String job, @Nullable FileState state, String text, String after) {
        return files().search(job, new FileSearch(state, text), after, 10).stream()
                .map(view -> view.file().path())
                .toList();
    }

    @Test
    void aFileFoundTwiceIsListedAndCountedOnce() {
        String job = newJob();
        newFiles(job, 3);

        newFiles(job, 5);

        assertThat(records(job)).hasSize(5);
        assertThat(jobs().get(job).counters()).isEqualTo(recount(job));
    }

    @Test
    void aForgottenFileLeavesTheCountersToo() {
        String job = newJob();
        List<FileRecord> files = newFiles(job, 3);

        scanned().remove(owner(job), job, files.subList(0, 2));

        assertThat(records(job)).hasSize(1);
        assertThat(jobs().get(job).counters()).isEqualTo(recount(job));
    }

    @Test
    void countsFailuresByTheirCodeMostFrequentFirst() {
        String job = newJob();
        List<FileRecord> files = newFiles(job, 3);
        Failure denied = new Failure("ACCESS_DENIED", "no");
        Failure vanished = new Failure("VANISHED", "gone");
        scanned()
                .change(
                        owner(job),
                        job,
                        List.of(fail(files.get(0), vanished), fail(files.get(1), denied), fail(files.get(2), denied)));

        assertThat(files().failures(job, 5))
                .containsExactly(new FailureCount("ACCESS_DENIED", "no", 2), new FailureCount("VANISHED", "gone", 1));
    }

    @Test
    @Tag("fault-49")
    void putsFilesThatWereInFlightBackInDoubtOnceNoOneHasWorkOfTheirJob() {
        String job = newJob();
        List<FileRecord> files = newFiles(job, 2);
        Owner owner = owner(job);
        scanned()
                .change(
                        owner,
                        job,
                        List.of(new FileChange(files.get(0), files.get(0).claimed())));

        transitions().halted(owner, job);

        assertThat(records(job))
                .extracting(file -> file.status().state(), file -> file.status().inDoubt())
                .containsExactly(tuple(FileState.PENDING, true), tuple(FileState.PENDING, false));
    }

    @Test
    @Timeout(60)
    @Tag("fault-20")
    void pagesThroughAHundredThousandFiles() {
        String job = newJob();
        for (int batch = 0; batch < 20; batch++) {
            int from = batch * 5_000;
            scanned()
                    .add(
                            owner(job),
                            job,
                            IntStream.range(from, from + 5_000)
                                    .mapToObj(i -> pending(job, "folder/%06d".formatted(i)))
                                    .toList());
        }

        List<String> paths = pagedPaths(job, 1_000);

        assertThat(paths).hasSize(100_000).isSorted();
        assertThat(jobs().get(job).counters().total()).isEqualTo(100_000);
    }

    @Test
    void keepsPathsAsLongAsTheSystemAllowsThem() {
        String job = newJob();
        String deep = LONG_NAME.repeat(16);
        List<String> paths = List.of(
                "a\\b\\\\c",
                deep.substring(0, 599),
                deep.substring(0, 600),
                deep.substring(0, 601),
                deep.substring(0, 4_095) + "a",
                deep.substring(0, 4_095) + "b",
                "\ud83d\ude00".repeat(1_023) + "1",
                "\ud83d\ude00".repeat(1_023) + "2");

        scanned()
                .add(
                        owner(job),
                        job,
                        shuffled(paths).stream().map(path -> pending(job, path)).toList());
        scanned()
                .add(
                        owner(job),
                        job,
                        paths.stream().map(path -> pending(job, path)).toList());

        assertThat(pagedPaths(job, 1)).isEqualTo(paths);
        assertThat(scanned().known(job, paths.subList(1, 7)).keySet())
                .containsExactlyInAnyOrderElementsOf(paths.subList(1, 7));
        assertThat(jobs().get(job).counters().total()).isEqualTo(paths.size());
    }

    @Test
    void triesOneFailedFileOfALongPathAgain() {
        String job = newJob();
        String path = LONG_NAME.repeat(16);
        scanned().add(owner(job), job, List.of(pending(job, path), pending(job, path.substring(1))));
        scanned()
                .change(
                        owner(job),
                        job,
                        records(job).stream()
                                .map(file -> fail(file, SampleFiles.WHY))
                                .toList());
        Owner owner = start(job);
        transitions().complete(owner, job, null);

        bean(JobControls.class).retry(job, path, "someone");

        assertThat(files().page(job, FileState.PENDING, "", 10))
                .extracting(view -> view.file().path())
                .containsExactly(path);
    }

    private List<String> pagedPaths(String job, int limit) {
        List<String> paths = new ArrayList<>();
        List<FileView> page = files().page(job, null, "", limit);
        while (!page.isEmpty()) {
            page.forEach(view -> paths.add(view.file().path()));
            page = files().page(job, null, paths.get(paths.size() - 1), limit);
        }
        return paths;
    }

    private static FileRecord pending(String job, String path) {
        return FileRecord.pending(job, path, SampleFiles.VERSION);
    }

    private static FileChange retryAt(FileRecord file, Instant at) {
        return new FileChange(file, file.claimed().retried(SampleFiles.WHY, at));
    }

    private static FileChange fail(FileRecord file, Failure why) {
        return new FileChange(file, file.claimed().failed(why, null));
    }

    private static List<String> shuffled(List<String> list) {
        List<String> shuffled = new ArrayList<>(list);
        java.util.Collections.shuffle(shuffled, new java.util.Random(1));
        return shuffled;
    }
}
