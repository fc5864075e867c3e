// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app;

import dev.chargehand.app.failure.Failures;
import dev.chargehand.app.schema.SchemaCommand;
import dev.chargehand.app.serve.ServeCommand;
import dev.chargehand.app.version.Version;
import dev.chargehand.app.version.VersionCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The `chargehand` command.
@Command(
        name = "chargehand",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = {
            "Examples:",
            "  chargehand serve --demo        a central system with simulated charge points",
            "  chargehand schema Authorize    the JSON Schema of a message",
            ""
        },
        description = {"An OCPP 1.6J platform: run a central system, look at the protocol.", ""},
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ServeCommand.class, SchemaCommand.class, VersionCommand.class})
public final class Chargehand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    /// Runs a command and exits with its code.
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /// The command line with the rules of [Failures] for what goes wrong.
    static CommandLine commandLine() {
        return new CommandLine(new Chargehand())
                .setExecutionExceptionHandler(Failures::afterStart)
                .setParameterExceptionHandler(Failures::ofUsage)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /// Without a verb there is nothing to do but to say which there are.
    @Override
    public void run() {
        if (spec != null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
        }
    }
}
