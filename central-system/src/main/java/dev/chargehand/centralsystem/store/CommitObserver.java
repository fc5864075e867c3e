// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

/// Sees what becomes of what was written. Called on the thread that writes, so it must be quick; it must
/// not throw.
public interface CommitObserver {
    /// What was written since the last call will be stored with the next commit.
    void kept();

    /// What was written since the last call will not be stored; its maker is told so.
    void undone();

    /// All that was written since the last commit is stored, except for what was undone.
    void committed();

    /// Nothing of what was written since the last commit is stored; some of it will be written again.
    void rolledBack();
}
