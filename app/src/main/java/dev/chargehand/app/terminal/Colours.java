// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app.terminal;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/// Whether to use colours: as the user says; else only on a terminal that has them and where `NO_COLOR` is
/// not set.
/// The two outputs are judged apart, since either may be a file.
public final class Colours {
    private static final int OUT = 1;
    private static final int ERR = 2;

    private final boolean out;
    private final boolean err;
    private final Choice choice;

    private Colours(boolean out, boolean err, Choice choice) {
        this.out = out;
        this.err = err;
        this.choice = choice;
    }

    /// The colours of this process's terminal.
    public static Colours ofThisTerminal() {
        return of(System.getenv(), isTerminal(OUT), isTerminal(ERR));
    }

    /// Whether somebody watches what is said beside the data.
    public static boolean errorsGoToATerminal() {
        return isTerminal(ERR);
    }

    static Colours of(Map<String, String> environment, boolean outIsTerminal, boolean errIsTerminal) {
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        return new Colours(outIsTerminal && !plain, errIsTerminal && !plain, Choice.AUTO);
    }

    /// The same, but as the user chooses.
    public Colours with(Choice chosen) {
        return new Colours(out, err, chosen);
    }

    /// For the data.
    public Ansi out() {
        return ansi(out);
    }

    /// For the talk.
    public Ansi err() {
        return ansi(err);
    }

    private Ansi ansi(boolean able) {
        return switch (choice) {
            case ALWAYS -> Ansi.ON;
            case NEVER -> Ansi.OFF;
            case AUTO -> able ? Ansi.ON : Ansi.OFF;
        };
    }

    /// Linux says what each output is; elsewhere Java knows only about both together.
    @SuppressWarnings("SystemConsoleNull") // It was never null in Java 22 to 24; in Java 25 it is again.
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd", Integer.toString(descriptor));
        try {
            String device = Files.readSymbolicLink(link).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException _) {
            Console console = System.console();
            return console != null && console.isTerminal();
        }
    }

    /// What the user may choose.
    public enum Choice {
        /// On a terminal only.
        AUTO,
        /// Also into a file.
        ALWAYS,
        /// Not even on a terminal.
        NEVER
    }
}
