package io.fileupload;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.repository.Repository;

class ArchitectureTest {
    private static final String BASE = "io.fileupload";

    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("settings", Set.of()),
            Map.entry("folder", Set.of("settings")),
            Map.entry("http", Set.of()),
            Map.entry("storage", Set.of()),
            Map.entry("database", Set.of("settings")),
            Map.entry("work", Set.of()),
            Map.entry("job", Set.of("work", "folder")),
            Map.entry("request", Set.of("job", "folder", "storage")),
            Map.entry("transfer", Set.of("work", "job", "folder", "storage")),
            Map.entry("upload", Set.of("transfer", "work", "job", "folder", "storage")),
            Map.entry("monitor", Set.of("upload", "work", "job", "folder")),
            Map.entry("recovery", Set.of("work", "job")),
            Map.entry("api", Set.of("http", "request", "upload", "job", "folder")),
            Map.entry("web", Set.of("http", "request", "upload", "transfer", "job", "folder")),
            Map.entry("security", Set.of("http", "folder", "settings")));

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    @ParameterizedTest
    @MethodSource("packages")
    void dependsOnlyOnThePackagesBelow(String name) {
        String[] allowed = Stream.concat(Stream.of(name), ALLOWED.getOrDefault(name, Set.of()).stream())
                .map(ArchitectureTest::inside)
                .toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage(inside(name))
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(BASE + "..").or(resideInAnyPackage(allowed)))
                .allowEmptyShould(true)
                .check(SERVICE);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void isAllowedNoDependencyThatItDoesNotHave(String name) {
        Set<String> used = SERVICE.stream()
                .filter(type -> type.getPackageName().equals(BASE + "." + name))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .filter(target -> target.startsWith(BASE + "."))
                .map(target -> target.substring(BASE.length() + 1))
                .collect(Collectors.toSet());

        assertThat(used).containsAll(ALLOWED.getOrDefault(name, Set.of()));
    }

    static Set<String> packages() {
        return ALLOWED.keySet();
    }

    @Test
    void everyPackageHasAPlace() {
        assertThat(SERVICE.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.equals(BASE))
                        .map(name -> name.substring(BASE.length() + 1)))
                .isSubsetOf(ALLOWED.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "web", "monitor", "recovery"})
    void nobodyDependsOnTheEdges(String edge) {
        noClasses()
                .that()
                .resideOutsideOfPackage(inside(edge))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(inside(edge))
                .check(SERVICE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(SERVICE);
    }

    @Test
    void entitiesAndRepositoriesNeverLeaveThePackageOfJobs() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .or()
                .areAssignableTo(Repository.class)
                .should()
                .bePackagePrivate()
                .andShould()
                .resideInAPackage(inside("job"))
                .check(SERVICE);
    }

    @Test
    void onlyStorageKnowsTheAwsSdk() {
        noClasses()
                .that()
                .resideOutsideOfPackage(inside("storage"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .check(SERVICE);
    }

    @Test
    void namesComeFromTheDomain() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(SERVICE);
    }

    private static String inside(String name) {
        return BASE + "." + name + "..";
    }
}
