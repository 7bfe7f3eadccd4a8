package io.fileupload.job;

/** How many jobs are in a state. */
record StateCount(JobState state, long count) {}
