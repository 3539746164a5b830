package io.retl.examples.runner;

import io.retl.Problem;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs retl from a file of definitions: {@code java -jar retl-runner.jar sync}. */
public final class Main {
    private static final int HELP_COLUMNS = 100;

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(new SystemEnvironment(), arguments));
    }

    /** Runs a command and gives its exit code. */
    static int run(Environment environment, String... arguments) {
        return new CommandLine(new RetlCommand())
                .addSubcommand(new ValidateCommand(environment))
                .addSubcommand(new TestCommand(environment))
                .addSubcommand(new PreflightCommand(environment))
                .addSubcommand(new PreviewCommand(environment))
                .addSubcommand(new PlanCommand(environment))
                .addSubcommand(new SyncCommand(environment))
                .addSubcommand(new HistoryCommand(environment))
                .addSubcommand(new FailuresCommand(environment))
                .addSubcommand(new ResetCommand(environment))
                .addSubcommand(new BaselineCommand(environment))
                .addSubcommand(new ApproveCommand(environment))
                .addSubcommand(new ReleaseCommand(environment))
                .addSubcommand(new ForgetCommand(environment))
                .addSubcommand(new MapCommand(environment))
                .setExpandAtFiles(false)
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setUsageHelpWidth(HELP_COLUMNS)
                .setOut(new PrintWriter(environment.out(), true, environment.charset()))
                .setErr(new PrintWriter(environment.err(), true, environment.charset()))
                .setParameterExceptionHandler((failure, given) -> misuse(environment, failure, given))
                .setExecutionStrategy(parsed -> execute(environment, parsed))
                .execute(arguments);
    }

    private static int execute(Environment environment, ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        List<CommandLine> commands = parsed.asCommandLineList();
        CommandLine last = commands.get(commands.size() - 1);
        if (!(last.getCommand() instanceof Subcommand command)) {
            throw new ParameterException(last, "A command is missing.");
        }
        environment.log(command.options().verbosity());
        Console console = new Console(environment, command.printsJson());
        int exitCode = run(command, console);
        if (!console.isIntact()) {
            console.note("The output took not everything: it is closed, or its disk is full.");
            return Math.max(exitCode, ExitCode.FAILED);
        }
        return exitCode;
    }

    private static int run(Subcommand command, Console console) {
        try {
            return command.run(console);
        } catch (RuntimeException | Error failure) {
            return Failures.report(console, failure);
        }
    }

    private static int misuse(Environment environment, ParameterException failure, String... arguments) {
        Console console = new Console(environment, Arrays.asList(arguments).contains("--json"));
        String command = failure.getCommandLine().getCommandSpec().qualifiedName(" ");
        String sentence = String.valueOf(failure.getMessage());
        String stop = sentence.endsWith(".") ? "" : ".";
        String message = "%s%s Try '%s --help'.".formatted(sentence, stop, command);
        return Failures.problems(console, List.of(Problem.of(message)), ExitCode.MISUSE);
    }
}
