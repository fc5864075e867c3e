// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app.failure;

/// What the command's exit code says.
public final class ExitCode {
    /// Done.
    public static final int OK = 0;
    /// The thing asked for failed.
    public static final int FAILED = 1;
    /// The command was called wrongly.
    public static final int USAGE = 2;
    /// What was named is not there.
    public static final int NOT_FOUND = 3;
    /// What was asked is not allowed.
    public static final int NOT_ALLOWED = 4;
    /// The server cannot be reached.
    public static final int UNREACHABLE = 5;
    /// No Java is new enough; only the launcher ends so.
    public static final int NO_JAVA = 69;
    /// A fault of ours.
    public static final int INTERNAL = 70;
    /// It took too long.
    public static final int TIMEOUT = 124;
    /// The user stopped it.
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
