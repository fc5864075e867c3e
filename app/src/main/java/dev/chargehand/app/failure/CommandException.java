// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app.failure;

/// A command cannot do what it was asked: what happened, why, and what to do next, one line each.
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;
    private final String why;
    private final String next;

    /// Says what happened, why, and what to do next.
    public CommandException(int exitCode, String what, String why, String next) {
        super(what);
        this.exitCode = exitCode;
        this.why = why;
        this.next = next;
    }

    int exitCode() {
        return exitCode;
    }

    String why() {
        return why;
    }

    String next() {
        return next;
    }
}
