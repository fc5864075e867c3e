// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app.failure;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// What a person sees when a command fails: what, why and the next step; never a stack trace.
public final class Failures {
    private Failures() {}

    /// The command was called wrongly.
    public static int ofUsage(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText(failure.getMessage()));
        List<String> suggestions = new ArrayList<>();
        if (failure instanceof UnmatchedArgumentException unmatched) {
            suggestions.addAll(unmatched.getSuggestions());
        }
        if (!suggestions.isEmpty()) {
            err.println("Did you mean: " + String.join(", ", suggestions) + "?");
        }
        err.println("Next: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    /// The command could not do what it was asked.
    public static int afterStart(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof CommandException known) {
            err.println(command.getColorScheme().errorText(String.valueOf(known.getMessage())));
            err.println("Why:  " + known.why());
            err.println("Next: " + known.next());
            return known.exitCode();
        }
        err.println(command.getColorScheme().errorText("A fault of Chargehand's own: " + failure));
        err.println("Why:  not known here; " + written(failure));
        err.println("Next: please report it with that file, and with what you did");
        return ExitCode.INTERNAL;
    }

    private static String written(Exception failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        try {
            Path file = Files.createTempFile("chargehand-fault-", ".txt");
            Files.writeString(file, trace.toString());
            return "the details are in " + file;
        } catch (IOException e) {
            return "and the details could not be written: " + e.getMessage();
        }
    }
}
