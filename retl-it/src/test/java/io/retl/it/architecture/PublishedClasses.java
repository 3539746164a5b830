package io.retl.it.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.util.stream.Collectors;

/** The classes of all published modules, read once for all rules. */
final class PublishedClasses {
    static final JavaClasses ALL = new ClassFileImporter()
            .importLocations(PublishedModule.all().stream()
                    .map(module -> Location.of(module.location()))
                    .collect(Collectors.toSet()));

    private PublishedClasses() {}
}
