package bench.s3;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** An S3 server that keeps what there is to know of each object and drops the bytes, so that its clients are measured. */
public final class StandIn {

    private static final int WAITING = 1_024;

    private StandIn() {}

    /** Prints its address and answers until it is killed. An argument is the port; without one it takes a free one. */
    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 0;
        S3 s3 = new S3(new Control());
        try (ServerSocket server = new ServerSocket(port, WAITING, InetAddress.getLoopbackAddress())) {
            System.out.println("http://127.0.0.1:" + server.getLocalPort());
            while (true) {
                serve(server.accept(), s3);
            }
        }
    }

    /** A thread each: a few hundred connections are the most that any client opens. */
    private static void serve(Socket socket, S3 s3) throws IOException {
        socket.setTcpNoDelay(true);
        Thread thread = new Thread(new Connection(socket, s3), "connection");
        thread.setDaemon(true);
        thread.start();
    }
}
