package io.fileupload.work;

/**
 * Who has a piece of work: its epoch counts up each time that it changes hands, so that an owner who was taken for dead
 * and wakes up can be told from the one after him.
 */
public record Owner(Work work, String instance, long epoch) {}
