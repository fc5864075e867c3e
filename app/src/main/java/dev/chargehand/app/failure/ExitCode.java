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
    /// A fault of ours.
    public static final int INTERNAL = 70;

    private ExitCode() {}
}
