package io.fileupload.api;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Ends the request of a stream whose client has gone; left open, it would be sent to the error page. */
final class EndOnError implements AsyncListener {

    @Override
    public void onError(AsyncEvent event) {
        try {
            event.getAsyncContext().complete();
        } catch (IllegalStateException e) {
            // Whoever wrote to it has noticed as well, and ended it already.
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
