package io.retl.it.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A module of ours as its users get it: a jar, or the directory of its compiled classes. */
record PublishedModule(ModuleReference reference) {
    private static final String PREFIX = "io.retl.";

    /** Every module of ours on the class path that has a descriptor, sorted by name. */
    static List<PublishedModule> all() {
        try {
            var modules = new ArrayList<PublishedModule>();
            for (URL descriptor :
                    Collections.list(PublishedModule.class.getClassLoader().getResources("module-info.class"))) {
                ModuleFinder.of(rootOf(descriptor)).findAll().stream()
                        .filter(found -> found.descriptor().name().startsWith(PREFIX))
                        .map(PublishedModule::new)
                        .forEach(modules::add);
            }
            modules.sort(Comparator.comparing(PublishedModule::artifact));
            return List.copyOf(modules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PublishedModule named(String artifact) {
        return all().stream()
                .filter(module -> module.artifact().equals(artifact))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No module '" + artifact + "' on the class path."));
    }

    /** The packages that any published module exports. */
    static Set<String> allExportedPackages() {
        return all().stream()
                .flatMap(module -> module.exportedPackages().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Path rootOf(URL descriptor) throws IOException {
        try {
            if (descriptor.openConnection() instanceof JarURLConnection jar) {
                return Path.of(jar.getJarFileURL().toURI());
            }
            return Path.of(descriptor.toURI().resolve("."));
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    ModuleDescriptor descriptor() {
        return reference.descriptor();
    }

    /** The Maven name: the module {@code io.retl.core} is the artifact {@code retl-core}. */
    String artifact() {
        return "retl-" + descriptor().name().substring(PREFIX.length()).replace('.', '-');
    }

    URI location() {
        return reference.location().orElseThrow();
    }

    Set<String> exportedPackages() {
        return descriptor().exports().stream()
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The classes of the exported packages, public or not, nested ones included. */
    List<Class<?>> exportedClasses() {
        var packages = exportedPackages();
        var classes = new ArrayList<Class<?>>();
        for (String file : files()) {
            var name = file.replace('/', '.').replaceFirst("\\.class$", "");
            int lastDot = name.lastIndexOf('.');
            if (file.endsWith(".class") && lastDot > 0 && packages.contains(name.substring(0, lastDot))) {
                classes.add(load(name));
            }
        }
        return List.copyOf(classes);
    }

    /** The names of all files in the module, separated by slashes. */
    List<String> files() {
        try (var reader = reference.open()) {
            return reader.list().filter(file -> !file.endsWith("/")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> lines(String file) {
        try (var reader = reference.open();
                var content = reader.open(file).orElseThrow()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublishedModule.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
