// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app.failure;

import dev.chargehand.app.terminal.Colours;
import dev.chargehand.app.version.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/// What a person sees when a command fails: what, why and the next step; never a stack trace.
public final class Failures {
    private Colours colours;

    /// With these colours until others are chosen.
    public Failures(Colours colours) {
        this.colours = colours;
    }

    /// Other colours from now on.
    public void use(Colours chosen) {
        colours = chosen;
    }

    /// What an [IOException] about a file means, since its message is often only the file's name.
    public static String inWords(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure) {
            case AccessDeniedException _ -> message + ": access denied";
            case NoSuchFileException _ -> message + ": there is no such file or directory";
            case FileAlreadyExistsException _ -> message + ": there is a file in the way";
            default -> message;
        };
    }

    /// Runs the command. An `Error` would pass by the handler of exceptions, with its whole stack trace.
    public int run(ParseResult parsed) {
        try {
            return new RunLast().execute(parsed);
        } catch (Error e) {
            return fault(e, parsed.commandSpec().commandLine());
        }
    }

    /// The command was called wrongly.
    public int ofUsage(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        List<String> suggestions =
                failure instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        String next = name + " --help";
        if (isAboutTheVerb(failure)) {
            String verbs = "the commands are "
                    + String.join(", ", command.getSubcommands().keySet());
            String what = failure instanceof UnmatchedArgumentException unmatched
                    ? "There is no command '" + unmatched.getUnmatched().getFirst() + "'."
                    : "Which command?";
            return say(command, what, verbs, suggestions.isEmpty() ? next : name + " " + suggestions.getFirst());
        }
        String hint = suggestions.isEmpty() ? "" : "   (did you mean " + suggestions.getFirst() + "?)";
        return say(command, name + " cannot be called like that.", String.valueOf(failure.getMessage()), next + hint);
    }

    /// The command could not do what it was asked.
    public int afterStart(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof CommandException known) {
            say(command, String.valueOf(known.getMessage()), known.why(), known.next());
            return known.exitCode();
        }
        return fault(failure, command);
    }

    private int fault(Throwable failure, CommandLine command) {
        say(
                command,
                "A fault of Chargehand's own: " + failure,
                "not known here; " + written(failure),
                "please report it with that file, and with what you did");
        return ExitCode.INTERNAL;
    }

    private static boolean isAboutTheVerb(ParameterException failure) {
        if (failure.getCommandLine().getSubcommands().isEmpty()) {
            return false;
        }
        return failure instanceof UnmatchedArgumentException unmatched
                ? !unmatched.isUnknownOption()
                : String.valueOf(failure.getMessage()).isEmpty();
    }

    private int say(CommandLine command, String what, String why, String next) {
        PrintWriter err = command.getErr();
        err.println(Help.defaultColorScheme(colours.err()).errorText(what));
        err.println("Why:  " + why);
        err.println("Next: " + next);
        err.flush();
        return ExitCode.USAGE;
    }

    private static String written(Throwable failure) {
        var report = new StringWriter();
        var writer = new PrintWriter(report);
        writer.println("chargehand " + Version.current() + ", Java " + Runtime.version() + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.version"));
        failure.printStackTrace(writer);
        try {
            Path file = Files.createTempFile("chargehand-fault-", ".txt");
            Files.writeString(file, report.toString());
            return "the details are in " + file;
        } catch (IOException e) {
            return "and the details could not be written: " + inWords(e);
        }
    }
}
