package io.fileupload.folder;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/** The few system calls that Java does not offer: opening relative to an open folder, without following links. */
final class LinuxCalls {
    static final int O_RDONLY = 0;
    static final int O_NOCTTY = 0400;
    static final int O_NONBLOCK = 04000;
    static final int O_CLOEXEC = 02000000;
    static final int O_PATH = 010000000;
    // ARM and POWER number these two differently from the other processors.
    static final int O_DIRECTORY = armOrPower() ? 040000 : 0200000;
    static final int O_NOFOLLOW = armOrPower() ? 0100000 : 0400000;

    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int EINTR = 4;
    static final int EACCES = 13;
    static final int ENOTDIR = 20;
    static final int ELOOP = 40;

    /** For {@link #openat}: the path is absolute, or relative to the working folder. */
    static final int AT_FDCWD = -100;

    static {
        Native.register(LinuxCalls.class, NativeLibrary.getInstance(Platform.C_LIBRARY_NAME));
    }

    private LinuxCalls() {}

    private static boolean armOrPower() {
        return Platform.isARM() || Platform.isPPC();
    }

    static native int openat(int folder, byte[] path, int flags) throws LastErrorException;

    static native int close(int descriptor) throws LastErrorException;

    static native Pointer strerror(int errno);
}
