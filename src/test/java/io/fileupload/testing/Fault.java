package io.fileupload.testing;

import java.io.IOException;

/** What happens to a request on its way to S3 or to the answer on its way back. */
@FunctionalInterface
public interface Fault {

    void happen(Exchange exchange) throws IOException;
}
