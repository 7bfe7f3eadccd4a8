package io.fileupload.folder;

/** A glob that cannot be read; the message says in words what is wrong and where. */
public class GlobSyntaxException extends IllegalArgumentException {
    private final int position;

    GlobSyntaxException(String reason, int position) {
        super("%s at position %d".formatted(reason, position));
        this.position = position;
    }

    /** Where in the glob the trouble is, counted in characters from 0. */
    public int position() {
        return position;
    }
}
