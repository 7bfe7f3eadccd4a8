package io.fileupload;

import io.fileupload.UploadsClient.Answer;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** All that the demo says. */
final class DemoScreen {
    private final PrintStream out;

    DemoScreen(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
    }

    void welcome(URI s3, Path folder) {
        out.printf("""

                File Upload Service: the demo

                  S3 server      %s (in this process; keys test/test)
                  Bucket         %s
                  Sample folder  %s

                """, s3, DemoStorage.BUCKET, folder);
    }

    void accepted(Answer created) {
        say(
                created.status() == 201
                        ? "Created the upload \"" + created.text("upload_id") + "\":"
                        : "The upload \"" + created.text("upload_id") + "\" is there from an earlier start:");
    }

    void refused(Answer created) {
        out.printf("The service refused the upload (%d): %s%n", created.status(), created.body());
        say("It stays up for you to look at; stop it with Ctrl-C.");
    }

    void finished(Answer job) {
        String state = job.text("state");
        if (state.equals("COMPLETED")) {
            say("COMPLETED: every file is in the bucket, verified.");
            return;
        }
        say(state + ": " + job.text("error"));
        for (JsonNode failure : job.body().path("failures")) {
            say("  " + failure.path("count").asString("") + " x "
                    + failure.path("reason").asString(""));
        }
    }

    void whereToLook(URI service, URI s3, String id, Path folder) {
        String uploads = service.resolve("/api/v1/uploads").toString();
        out.printf("""

                Look around
                  The job        %1$s/%2$s
                  Its files      %1$s/%2$s/files
                  Health         %3$s/health
                  The objects    %4$s

                Try
                  Upload a folder of your own:
                    curl %1$s -H 'Content-Type: application/json' \\
                      -d '{"source_folder": "%5$s/recipes", "destination_bucket": "%6$s", "destination_prefix": "again/"}'
                  Ask the S3 server:
                    AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_REGION=us-east-1 \\
                      aws s3 ls --recursive s3://%6$s --endpoint-url %7$s
                  Change a file and see it follow within a minute or so:
                    date >> '%5$s/todo.txt'

                Stop with Ctrl-C. To begin afresh, delete the data folder.
                """, uploads, id, service, objects(), folder, DemoStorage.BUCKET, s3);
    }

    static String progressLine(Answer job) {
        JsonNode body = job.body();
        return String.format(
                "  %3.0f %%  %d of %d files  %.1f of %.1f MiB",
                100 * body.path("progress").asDouble(0),
                body.path("completed_files").asLong(0),
                body.path("total_files").asLong(0),
                mebibytes(body.path("completed_bytes")),
                mebibytes(body.path("total_bytes")));
    }

    private static double mebibytes(JsonNode bytes) {
        return bytes.asLong(0) / (1024.0 * 1024.0);
    }

    private static String objects() {
        return DemoStorage.lasts()
                ? DemoStorage.FOLDER.resolve(DemoStorage.BUCKET).toString()
                : "in memory, for the file system of " + DemoStorage.FOLDER + " keeps no extended attributes";
    }
}
