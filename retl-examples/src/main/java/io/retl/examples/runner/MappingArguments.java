package io.retl.examples.runner;

import io.retl.Retl;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What every command takes that works on one mapping. */
final class MappingArguments {
    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final ConfigOption config;

    @Parameters(index = "0", paramLabel = "<mapping>", description = "The id of the mapping.")
    private String id = "";

    MappingArguments(Environment environment) {
        this.config = new ConfigOption(environment);
    }

    CommonOptions options() {
        return options;
    }

    /** The id of the mapping, whether there is one or not. */
    String id() {
        return id;
    }

    /** What the definitions define; the caller closes it. */
    Retl open() {
        return config.read().build();
    }
}
