package io.fileupload.work;

/** There is work of this kind that need not wait for the next look at the table. */
record WorkDue(Work work) {}
