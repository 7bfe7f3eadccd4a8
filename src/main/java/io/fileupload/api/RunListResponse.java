package io.fileupload.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of runs, newest first. */
record RunListResponse(List<RunResponse> runs, @Nullable String nextCursor) {}
