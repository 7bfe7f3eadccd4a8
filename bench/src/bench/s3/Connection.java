package bench.s3;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** The requests of one connection, one after the other. */
final class Connection implements Runnable {

    private final Socket socket;
    private final S3 s3;
    private final Intake intake = new Intake();

    Connection(Socket socket, S3 s3) {
        this.socket = socket;
        this.s3 = s3;
    }

    @Override
    public void run() {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
            OutputStream out = socket.getOutputStream();
            Request request = Request.read(in, out);
            while (request != null) {
                answer(request, out);
                request = Request.read(in, out);
            }
        } catch (InterruptedException | IOException e) {
            // The client has gone away; nobody is left to be told.
        }
    }

    private void answer(Request request, OutputStream out) throws IOException, InterruptedException {
        Response response = s3.answer(request, intake);
        // What an operation has no use for still stands before the next request.
        intake.skip(request.body());
        out.write(response.toBytes(request.method().equals("HEAD")));
    }
}
