package io.fileupload.work;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;

/** The two kinds of work, each with db-scheduler's table of when it is due and who has it. */
public enum Work {
    /** What is done to a job as a whole: scan, end, pause, cancel, delete. The instance is the job's id. */
    RUN("run", "scheduled_runs", false),
    /** A bounded share of a job's files. The instance is the shard's id. */
    SHARD("shard", "scheduled_shards", true);

    private final TaskDescriptor<Void> task;
    private final String table;
    private final boolean prioritised;

    Work(String task, String table, boolean prioritised) {
        this.task = TaskDescriptor.of(task);
        this.table = table;
        this.prioritised = prioritised;
    }

    TaskDescriptor<Void> task() {
        return task;
    }

    String table() {
        return table;
    }

    /** Whether of what is due the highest priority goes first, and not what was due first. */
    boolean isPrioritised() {
        return prioritised;
    }
}
