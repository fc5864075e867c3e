// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.command;

import java.util.Locale;

/// How far a command is.
public enum CommandState {
    /// It waits for its turn, or for its charge point.
    QUEUED(false),
    /// It is about to be written to the socket, or has been; the charge point may have got it.
    SENT(false),
    /// The charge point has answered; what it said is in the command's status.
    ANSWERED(true),
    /// The charge point answered with a CALLERROR, so it has not done it.
    REFUSED(true),
    /// No answer came in time. The charge point may have done it.
    TIMED_OUT(true),
    /// The connection, or this process, ended before an answer came, or the answer made no sense. The
    /// charge point may
    /// have done it.
    UNKNOWN_OUTCOME(true),
    /// It was cancelled before it was sent.
    CANCELLED(true),
    /// It was never sent: its charge point was not there, or its time was over.
    EXPIRED(true);

    private final boolean over;

    CommandState(boolean over) {
        this.over = over;
    }

    /// Whether nothing more will become of it.
    public boolean isOver() {
        return over;
    }

    /// Its name for programs.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
