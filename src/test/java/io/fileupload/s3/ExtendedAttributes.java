package io.fileupload.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;

/** Finds out by trying whether a folder's file system keeps user extended attributes. */
final class ExtendedAttributes {
    private ExtendedAttributes() {}

    static boolean workIn(Path folder) {
        try {
            Path probe = Files.createTempFile(folder, ".probe", null);
            try {
                return writable(probe);
            } finally {
                Files.delete(probe);
            }
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static boolean writable(Path probe) throws IOException {
        UserDefinedFileAttributeView view = Files.getFileAttributeView(probe, UserDefinedFileAttributeView.class);
        return view != null && view.write("user.probe", ByteBuffer.wrap(new byte[] {1})) == 1;
    }
}
