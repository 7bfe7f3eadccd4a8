package io.fileupload.upload;

import io.fileupload.job.Job;
import io.fileupload.work.Next;
import io.fileupload.work.Owner;

/** What is done about jobs that have run to their end. */
public interface Watch {

    /** The job has just ended, or its owner finds it ended. */
    Next next(Owner owner, Job job) throws InterruptedException;
}
