package io.fileupload.work;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A kind of work as db-scheduler calls it. */
final class WorkTask {

    private static final Logger log = LoggerFactory.getLogger(WorkTask.class);
    private static final int MOST_DOUBLINGS = 9;

    private final Work work;
    private final Worker worker;

    WorkTask(Work work, Worker worker) {
        this.work = work;
        this.worker = worker;
    }

    Task<Void> task() {
        return Tasks.custom(work.task())
                .onFailure(WorkTask::again)
                .onDeadExecutionRevive()
                .execute(this::execute);
    }

    private CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        Execution execution = context.getExecution();
        Instant began = execution.executionTime;
        try {
            Next next = worker.work(new Owner(work, instance.getId(), execution.version));
            return next.at() == null
                    ? new CompletionHandler.OnCompleteRemove<>()
                    : (complete, operations) -> operations.reschedule(complete, next.at());
        } catch (InterruptedException e) {
            return (complete, operations) -> operations.reschedule(complete, began);
        } catch (NotOwnerException e) {
            return (complete, operations) -> handBackIfOurs(complete, operations, began);
        } catch (VirtualMachineError e) {
            // db-scheduler would only log it; what became of memory concerns the whole process.
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            throw e;
        } finally {
            // An interrupt that came too late is not for the next piece of work.
            Thread.interrupted();
        }
    }

    /** Whoever has it now says what becomes of it. */
    private static void handBackIfOurs(
            ExecutionComplete complete, ExecutionOperations<Void> operations, Instant began) {
        try {
            operations.reschedule(complete, began);
        } catch (RuntimeException taken) {
            log.info("{} went on elsewhere", complete.getExecution().taskInstance);
        }
    }

    /** What breaks off each time slows down, from a second to some minutes. */
    private static void again(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        int failures = complete.getExecution().consecutiveFailures;
        Duration pause = Duration.ofSeconds(1L << Math.min(failures, MOST_DOUBLINGS));
        operations.reschedule(complete, complete.getTimeDone().plus(pause));
    }
}
