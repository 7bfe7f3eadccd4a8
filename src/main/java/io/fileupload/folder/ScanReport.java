package io.fileupload.folder;

import java.util.function.Consumer;

/** Tells the sink what a walk meets, in the words and codes of {@link ScanEntry}, when the filter lets it. */
record ScanReport(FileFilter filter, Consumer<ScanEntry> sink) {
    private static final String UNREPRESENTABLE_NAME = "UNREPRESENTABLE_NAME";

    boolean enters(String folder) {
        return filter.enters(folder);
    }

    void file(String path, FileStat stat) {
        if (!filter.accepts(path)) {
            return;
        }
        sink.accept(
                stat.is(FileStat.Kind.FILE)
                        ? new ScanEntry.Found(path, stat.version())
                        : skipped(path, SourceFileException.notAFile(path, stat.kind())));
    }

    void unusableFile(String path, SourceFileException error) {
        if (filter.accepts(path)) {
            unusable(path, error);
        }
    }

    void unusableFolder(String path, SourceFileException error) {
        // The links and files that came in place of a folder obey the filter as such.
        if (!error.code().equals(SourceFileException.SYMLINK) || filter.accepts(path)) {
            unusable(path, error);
        }
    }

    private void unusable(String path, SourceFileException error) {
        switch (error.code()) {
            case SourceFileException.VANISHED -> {}
            case SourceFileException.SYMLINK -> sink.accept(skipped(path, error));
            default -> sink.accept(new ScanEntry.Unusable(path, SourceFileException.UNREADABLE, error.reason()));
        }
    }

    /** @param path with the bytes of the name that are not UTF-8 escaped */
    void unrepresentable(String path, boolean folder) {
        if (folder ? filter.enters(path) : filter.accepts(path)) {
            String reason = "has a name that is not valid UTF-8" + (folder ? ", with all that is in it" : "");
            // No path of a file begins so: it cannot be taken for the file that is really named like this.
            sink.accept(new ScanEntry.Unusable("./" + path, UNREPRESENTABLE_NAME, reason));
        }
    }

    private static ScanEntry skipped(String path, SourceFileException reason) {
        return new ScanEntry.Skipped(path, reason.code(), reason.reason());
    }
}
