package io.fileupload;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DemoApplicationTest {
    @Test
    void isTheOnlyMainClassAmongTheTestsSoThatMavenFindsIt() {
        assertThat(new ClassFileImporter()
                        .importPath(Path.of("target", "test-classes")).stream()
                                .filter(type -> type.tryGetMethod("main", String[].class)
                                        .isPresent())
                                .map(JavaClass::getName))
                .containsExactly(DemoApplication.class.getName());
    }
}
