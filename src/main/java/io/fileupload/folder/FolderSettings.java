package io.fileupload.folder;

import io.fileupload.settings.InvalidSettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of this package.
 *
 * @param sourceRoots absolute folders that jobs may read; none means any folder
 */
@ConfigurationProperties("folder")
public record FolderSettings(@DefaultValue List<Path> sourceRoots) {

    /** @throws InvalidSettingException naming the root that is not an absolute, existing folder */
    public FolderSettings {
        sourceRoots = sourceRoots.stream()
                .filter(Objects::nonNull)
                .filter(root -> !root.toString().isBlank())
                .toList();
        sourceRoots.forEach(FolderSettings::check);
    }

    private static void check(Path root) {
        if (!root.isAbsolute()) {
            throw refused(root, "an absolute path");
        }
        if (!Files.isDirectory(root)) {
            throw refused(root, "an existing folder");
        }
    }

    private static InvalidSettingException refused(Path root, String required) {
        return InvalidSettingException.because(
                "SOURCE_ROOTS: '%s' is not %s; give absolute folders separated by commas".formatted(root, required));
    }
}
