package io.retl.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.ObjectInputStream;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The shape of the published code: who may know whom, and what nobody may do. */
class ArchitectureTest {
    private static final Set<String> EXPORTED = PublishedModule.allExportedPackages();
    private static final Set<String> CORE =
            PublishedModule.named("retl-core").descriptor().packages();
    private static final String INTERNAL = "io.retl.internal..";

    /** The layers inside the core; each may know the ones below it. */
    private static final String[] ENGINE = {"io.retl.internal.engine.."};

    private static final String[] LOAD = {"io.retl.internal.load.."};

    private static final String[] PHASES = {
        "io.retl.internal.control..", "io.retl.internal.delivery..", "io.retl.internal.warehouse.."
    };
    private static final String[] FOUNDATION = {
        "io.retl.internal.field..",
        "io.retl.internal.jdbc..",
        "io.retl.internal.json..",
        "io.retl.internal.mapping..",
        "io.retl.internal.plugin..",
        "io.retl.internal.step..",
        "io.retl.internal.text.."
    };

    @Test
    void packagesFormNoCycle() {
        slices().assignedFrom(eachPackage())
                .should()
                .beFreeOfCycles()
                .ignoreDependency(describe("the front door", ArchitectureTest::isFrontDoor), alwaysTrue())
                .because("packages in a circle are one package; only the front door, which puts everything together,"
                        + " may know packages that know its own")
                .check(PublishedClasses.ALL);
    }

    @Test
    void onlyTheCoreKnowsItsInternals() {
        noClasses()
                .that(describe("are outside the core", ArchitectureTest::isOutsideCore))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(INTERNAL)
                .because("what is internal may change in every release")
                .check(PublishedClasses.ALL);
    }

    @Test
    void warehouseSpiStandsAlone() {
        classes()
                .that()
                .resideInAPackage("io.retl.warehouse.spi..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.retl.warehouse.spi..", "java..", "javax.sql..", "org.jspecify..")
                .because("a plug-in must not inherit dependencies, and the SPI must not know who uses it")
                .check(PublishedClasses.ALL);
    }

    @Test
    void destinationSpiStandsAlone() {
        classes()
                .that()
                .resideInAPackage("io.retl.destination.spi..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.retl.destination.spi..", "java..", "org.jspecify..")
                .because("a plug-in must not inherit dependencies, and the SPI must not know who uses it")
                .check(PublishedClasses.ALL);
    }

    @Test
    void builtInDialectsSeeOnlyTheirSpi() {
        classes()
                .that()
                .resideInAPackage("io.retl.warehouse..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.retl.warehouse..", "java..", "javax.sql..", "org.jspecify..")
                .because("our plug-ins use exactly what outsiders get")
                .check(PublishedClasses.ALL);
    }

    @Test
    void httpKitSeesOnlyTheSpiItsJsonParserAndItsCache() {
        classes()
                .that()
                .resideInAPackage("io.retl.destination.http..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.retl.destination.http..",
                        "io.retl.destination.spi..",
                        "java..",
                        "javax..",
                        "com.fasterxml.jackson.core..",
                        "com.github.benmanes.caffeine..",
                        "org.jspecify..")
                .because("foreign plug-ins build on it, so it must be light and must not know the engine")
                .check(PublishedClasses.ALL);
    }

    @Test
    void builtInDestinationsSeeOnlyTheSpiAndTheKit() {
        classes()
                .that()
                .resideInAPackage("io.retl.destination..")
                .and()
                .resideOutsideOfPackages("io.retl.destination.http..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.retl.destination..",
                        "java..",
                        "javax..",
                        "com.github.benmanes.caffeine..",
                        "org.jspecify..")
                .because("our plug-ins use exactly what outsiders get")
                .check(PublishedClasses.ALL);
    }

    @Test
    void signaturesNameNoThirdPartyType() {
        classes()
                .that(describe("are exported", type -> isExported(type) && !isTestkit(type)))
                .should(ExposedTypes.only("JDK types and exported ones", ArchitectureTest::isPresentable))
                .because("a library we use inside must be replaceable without a change for our users")
                .check(PublishedClasses.ALL);
    }

    @Test
    void testkitSignaturesNameOnlyTestLibraries() {
        classes()
                .that(describe("are exported by the testkit", type -> isExported(type) && isTestkit(type)))
                .should(ExposedTypes.only(
                        "JDK types, exported ones, JUnit and AssertJ",
                        type -> isPresentable(type)
                                || resideIn("org.junit.jupiter.api..", "org.assertj..")
                                        .test(type)))
                .because("whoever extends a contract test has JUnit and AssertJ, but nothing else of ours")
                .check(PublishedClasses.ALL);
    }

    @Test
    void engineIsKnownToNoLayerBelow() {
        noClasses()
                .that()
                .resideInAnyPackage(concat(LOAD, PHASES))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINE)
                .because("the engine calls the phases, never the other way round")
                .check(PublishedClasses.ALL);
    }

    @Test
    void loadIsKnownToTheEngineOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(PHASES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(LOAD)
                .because("the load drives leases, requests and pages; none of them knows who drives it")
                .check(PublishedClasses.ALL);
    }

    @Test
    void foundationKnowsNoLayerAbove() {
        noClasses()
                .that()
                .resideInAnyPackage(FOUNDATION)
                .should()
                .dependOnClassesThat(describe(
                        "are in a layer above",
                        type -> resideIn(concat(ENGINE, LOAD, PHASES)).test(type)))
                .because("engine and phases build on the foundation, never the other way round")
                .check(PublishedClasses.ALL);
    }

    @Test
    void everyInternalPackageHasALayer() {
        classes()
                .that()
                .resideInAPackage(INTERNAL)
                .should()
                .resideInAnyPackage(concat(ENGINE, LOAD, PHASES, FOUNDATION))
                .because("a package without a layer could be used, and could use, anything")
                .check(PublishedClasses.ALL);
    }

    @Test
    void everyPackageIsNullMarked() {
        var unmarked = PublishedClasses.ALL.stream()
                .map(JavaClass::getPackage)
                .filter(found -> !found.getName().isEmpty() && !found.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .distinct();

        assertThat(unmarked)
                .as("packages without a package-info annotated with @NullMarked, because null is the marked exception")
                .isEmpty();
    }

    @Test
    void namesSayWhatATypeIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Base|Info|Data)")
                .because("these suffixes fit every class and therefore say nothing")
                .check(PublishedClasses.ALL);
    }

    @Test
    void nothingIsDeserialized() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInputStream.class)
                .because("Java deserialization runs what the bytes say")
                .check(PublishedClasses.ALL);
    }

    private static SliceAssignment eachPackage() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return type.getPackageName().startsWith("io.retl")
                        ? SliceIdentifier.of(type.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "each package";
            }
        };
    }

    private static boolean isFrontDoor(JavaClass type) {
        return type.getName().matches("io\\.retl\\.Retl(\\$.*)?");
    }

    private static boolean isOutsideCore(JavaClass type) {
        return !CORE.contains(type.getPackageName());
    }

    private static boolean isTestkit(JavaClass type) {
        return type.getPackageName().startsWith("io.retl.testkit");
    }

    private static boolean isExported(JavaClass type) {
        return EXPORTED.contains(type.getPackageName()) && PublicApi.isVisible(type.reflect());
    }

    private static boolean isPresentable(JavaClass type) {
        return EXPORTED.contains(type.getPackageName())
                || resideIn("java..", "javax.sql..").test(type);
    }

    private static DescribedPredicate<JavaClass> resideIn(String... packages) {
        return JavaClass.Predicates.resideInAnyPackage(packages);
    }

    private static String[] concat(String[]... packages) {
        return Arrays.stream(packages).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
