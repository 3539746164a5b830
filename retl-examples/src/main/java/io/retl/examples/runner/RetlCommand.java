package io.retl.examples.runner;

import picocli.CommandLine.Command;

/** The program itself, which does nothing without one of its commands. */
@Command(
        name = "retl-runner",
        description = "Keeps business tools in step with a data warehouse.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        footer = {
            "",
            "Exit codes: 0 done; 1 a sync ended other than SUCCEEDED, a test failed, or the warehouse",
            "did not answer; 2 wrong definitions or arguments; 70 a defect of retl."
        })
final class RetlCommand {}
