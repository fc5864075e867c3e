// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

/// The store could not do what was asked. Nothing of the unit of work is stored; the charge point gets no
/// normal
/// answer, keeps its message and sends it again.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Says what was not possible.
    public StoreException(String message) {
        super(message);
    }

    /// Says what was not possible, and what it came from.
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
