package io.fileupload.folder;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person who looks for a folder to upload sees of one.
 *
 * @param folder null for the list of the folders to start from
 * @param parent where the way up leads; null at the top
 * @param subfolders sorted by name, without symbolic links
 * @param files files directly in the folder
 * @param cut there is more in it than was counted
 */
public record FolderListing(
        @Nullable Path folder, @Nullable Path parent, List<Path> subfolders, long files, boolean cut) {}
