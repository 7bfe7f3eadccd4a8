package io.fileupload.folder;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.concurrent.Callable;

/** Runs code on this thread so that permission bits bind it even when the tests run as root. */
final class Unprivileged {
    private static final int NOBODY = 65534;

    /** On Linux the file system user belongs to the thread and takes root's override of permissions with it. */
    interface C extends Library {
        int setfsuid(int uid);
    }

    private static final C LIBC = Native.load("c", C.class);

    private Unprivileged() {}

    static <T> T call(Callable<T> task) throws Exception {
        int before = LIBC.setfsuid(NOBODY);
        try {
            return task.call();
        } finally {
            LIBC.setfsuid(before);
        }
    }
}
