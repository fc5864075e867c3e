// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app;

import dev.chargehand.app.db.DbCommand;
import dev.chargehand.app.failure.Failures;
import dev.chargehand.app.schema.SchemaCommand;
import dev.chargehand.app.serve.ServeCommand;
import dev.chargehand.app.terminal.Colours;
import dev.chargehand.app.terminal.LogLevel;
import dev.chargehand.app.version.Version;
import dev.chargehand.app.version.VersionCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The `chargehand` command: what all its verbs share.
@Command(
        name = "chargehand",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = {
            "Examples:",
            "  chargehand serve --demo        a central system with simulated charge points",
            "  chargehand db export            all data into a file, as a backup",
            "  chargehand schema Authorize    the JSON Schema of a message",
            ""
        },
        description = {"An OCPP 1.6J platform: run a central system, look at the protocol.", ""},
        footer = {"", "In a source tree also: verify (all tests), bench (measurements)."},
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ServeCommand.class, DbCommand.class, SchemaCommand.class, VersionCommand.class})
public final class Chargehand implements Runnable {
    private final Failures failures = new Failures(Colours.ofThisTerminal());

    @Spec
    private @Nullable CommandSpec spec;

    /// Runs a command and exits with its code.
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /// The command line with the rules of [Failures] for what goes wrong.
    static CommandLine commandLine() {
        var chargehand = new Chargehand();
        var commandLine = new CommandLine(chargehand)
                .setColorScheme(Help.defaultColorScheme(Colours.ofThisTerminal().out()))
                .setExecutionStrategy(chargehand.failures::run)
                .setExecutionExceptionHandler(chargehand.failures::afterStart)
                .setParameterExceptionHandler(chargehand.failures::ofUsage)
                .setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, Chargehand::commandList);
        return commandLine;
    }

    @Option(
            names = "--color",
            scope = ScopeType.INHERIT,
            paramLabel = "auto|always|never",
            description = "Colours: on a terminal only (auto), or as you say.")
    void colour(Colours.Choice choice) {
        Colours colours = Colours.ofThisTerminal().with(choice);
        failures.use(colours);
        if (spec != null) {
            spec.commandLine().setColorScheme(Help.defaultColorScheme(colours.out()));
        }
    }

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Log each frame and each decision.")
    void verbose(boolean asked) {
        if (asked) {
            LogLevel.VERBOSE.apply();
        }
    }

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Log only what is wrong.")
    void quiet(boolean asked) {
        if (asked) {
            LogLevel.QUIET.apply();
        }
    }

    /// Without a verb there is nothing to do but to say which there are.
    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "");
        }
    }

    /// Picocli would show each command's header here, which holds its examples.
    private static String commandList(Help help) {
        Map<String, String> commands = new LinkedHashMap<>();
        help.subcommands()
                .forEach((name, command) -> commands.put(
                        name,
                        String.join(" ", command.commandSpec().usageMessage().description())));
        return help.createTextTable(commands).toString();
    }
}
