package io.fileupload.request;

import io.fileupload.folder.FileFilter;
import io.fileupload.folder.FolderScanner;
import io.fileupload.folder.SourceUnavailableException;
import io.fileupload.job.JobRequest;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Says what a job would upload, by the scanner of the real run, bounded in time and memory. */
@Component
public class Preview {

    private static final int AT_ONCE = 4;
    private static final long SECONDS = 30;

    private final FolderScanner scanner;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, AT_ONCE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), new CustomizableThreadFactory("preview-"));

    Preview(FolderScanner scanner) {
        this.scanner = scanner;
    }

    /**
     * Scans the folder and creates nothing.
     *
     * @throws PreviewRefusedException if it takes too long, too many run already, or the folder cannot be read
     * @throws java.util.concurrent.RejectedExecutionException if too many run already
     */
    public PreviewResult of(JobRequest request) {
        Future<PreviewResult> scan = threads.submit(() -> scan(request));
        try {
            return scan.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw PreviewRefusedException.tooLarge(SECONDS);
        } catch (ExecutionException e) {
            throw PreviewRefusedException.because(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PreviewRefusedException.because(e);
        } finally {
            scan.cancel(true);
        }
    }

    private PreviewResult scan(JobRequest request) throws SourceUnavailableException {
        PreviewCount count = new PreviewCount(request);
        FileFilter filter = FileFilter.of(request.pattern(), request.options().exclude());
        scanner.scan(Path.of(request.sourceFolder()), filter, count::add);
        return count.result();
    }
}
