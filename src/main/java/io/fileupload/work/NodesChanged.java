package io.fileupload.work;

/** Another number of nodes shares the database. */
public record NodesChanged(int live) {}
