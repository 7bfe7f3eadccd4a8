package io.fileupload.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fileupload.settings.InvalidSettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class FolderSettingsTest {
    @TempDir
    Path temp;

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withUserConfiguration(FolderConfiguration.class, SourceRoots.class, FolderScanner.class);

    @Test
    void bindsCommaSeparatedFoldersAndIgnoresBlanks() throws Exception {
        Path second = Files.createDirectory(temp.resolve("second"));

        service.withPropertyValues("folder.source-roots=%s/, ,%s,".formatted(temp, second))
                .run(context -> assertThat(context.getBean(FolderSettings.class).sourceRoots())
                        .containsExactly(temp, second));
    }

    @Test
    void setsNoRootWhenUnsetOrEmpty() {
        service.run(context ->
                assertThat(context.getBean(FolderSettings.class).sourceRoots()).isEmpty());
        service.withPropertyValues("folder.source-roots=")
                .run(context -> assertThat(context.getBean(FolderSettings.class).sourceRoots())
                        .isEmpty());
    }

    @Test
    void refusesAFolderThatDoesNotExist() {
        assertThatThrownBy(() -> new FolderSettings(List.of(Path.of("/nope"))))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("SOURCE_ROOTS: '/nope' is not an existing folder; "
                        + "give absolute folders separated by commas");
        service.withPropertyValues("folder.source-roots=/nope")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageStartingWith("SOURCE_ROOTS: '/nope' is not an existing folder"));
    }

    @Test
    void refusesARelativeFolder() {
        assertThatThrownBy(() -> new FolderSettings(List.of(Path.of("src"))))
                .hasMessageStartingWith("SOURCE_ROOTS: 'src' is not an absolute path");
    }

    @Test
    @Tag("fault-17")
    void requiresFileNamesInUtf8() {
        assertThatCode(FileNameEncoding::require).doesNotThrowAnyException();
        assertThatThrownBy(() -> FileNameEncoding.require("ANSI_X3.4-1968"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("file names cannot be read: sun.jnu.encoding is ANSI_X3.4-1968; "
                        + "start with LC_ALL=C.UTF-8");
    }
}
