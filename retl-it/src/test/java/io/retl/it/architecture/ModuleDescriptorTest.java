package io.retl.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ModuleDescriptorTest {
    private static final String SERVICES = "META-INF/services/";

    @Test
    void publishedModulesHaveADescriptor() {
        assertThat(PublishedModule.all())
                .extracting(PublishedModule::artifact)
                .containsExactly(
                        "retl-core",
                        "retl-destination-http",
                        "retl-destination-spi",
                        "retl-destinations",
                        "retl-liquid",
                        "retl-testkit",
                        "retl-warehouse-spi",
                        "retl-warehouses");
    }

    @Test
    void noInternalPackageIsExportedOrOpened() {
        for (PublishedModule module : PublishedModule.all()) {
            var descriptor = module.descriptor();

            assertThat(descriptor.isOpen()).as(module.artifact()).isFalse();
            assertThat(descriptor.opens())
                    .as(
                            "%s is open to JUnit, which runs the contract tests, and to the reader of fields",
                            module.artifact())
                    .allMatch(opens -> opens.targets().equals(Set.of("org.junit.platform.commons"))
                            || opens.targets().equals(Set.of("io.retl.destination.http")));
            assertThat(descriptor.exports())
                    .as(module.artifact())
                    .isNotEmpty()
                    .extracting(ModuleDescriptor.Exports::source)
                    .noneMatch(name -> name.matches(".*\\binternal\\b.*"));
        }
    }

    @Test
    void noPackageIsInTwoModules() {
        assertThat(PublishedModule.all().stream().flatMap(module -> module.descriptor().packages().stream()))
                .doesNotHaveDuplicates();
    }

    /** Most users are on the class path, where only the files count; the others get what the descriptor says. */
    @Test
    void servicesAreTheSameOnClassPathAndModulePath() {
        for (PublishedModule module : PublishedModule.all()) {
            Map<String, List<String>> provides = module.descriptor().provides().stream()
                    .collect(
                            Collectors.toMap(ModuleDescriptor.Provides::service, ModuleDescriptor.Provides::providers));
            Map<String, List<String>> files = module.files().stream()
                    .filter(file -> file.startsWith(SERVICES))
                    .collect(Collectors.toMap(file -> file.substring(SERVICES.length()), module::lines));

            assertThat(files).as(module.artifact()).isEqualTo(provides);
        }
    }
}
