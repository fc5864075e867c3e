// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

/// Hears how far a move is, on the thread that moves, row by row; so it must be quick.
public interface MoveObserver {
    /// Hears nothing.
    MoveObserver NONE = new MoveObserver() {
        @Override
        public void begins(long rows) {}

        @Override
        public void moved(String table) {}
    };

    /// So many rows there will be.
    void begins(long rows);

    /// One more row of this table has been moved.
    void moved(String table);
}
