package io.fileupload.web;

import io.fileupload.folder.FolderListing;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder as the browser of the form shows it.
 *
 * @param path null for the list of the folders to start from
 * @param parent empty for that list; null where there is no way up
 */
record FolderView(
        @Nullable String path,
        @Nullable String parent,
        List<Subfolder> subfolders,
        int folders,
        long files,
        boolean cut) {

    static FolderView of(FolderListing listing) {
        Path folder = listing.folder();
        boolean top = folder == null || folder.getParent() == null;
        return new FolderView(
                folder == null ? null : folder.toString(),
                top ? null : listing.parent() == null ? "" : listing.parent().toString(),
                listing.subfolders().stream()
                        .map(path -> Subfolder.of(path, folder == null))
                        .toList(),
                listing.subfolders().size(),
                listing.files(),
                listing.cut());
    }

    record Subfolder(String path, String name) {

        static Subfolder of(Path path, boolean wholePath) {
            Path name = path.getFileName();
            return new Subfolder(path.toString(), wholePath || name == null ? path.toString() : name.toString());
        }
    }
}
