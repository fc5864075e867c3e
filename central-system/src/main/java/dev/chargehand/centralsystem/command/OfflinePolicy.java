// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.command;

/// What becomes of a command whose charge point is not connected.
public enum OfflinePolicy {
    /// It fails at once: a start that happens hours later is dangerous (rule 10.17).
    FAIL,
    /// It waits until the charge point is there, or its time is over.
    WAIT
}
