// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

/// Which SQL a database speaks. Repositories write what all of them understand; a difference is decided
/// here.
public enum Dialect {
    /// SQLite 3.
    SQLITE,
    /// PostgreSQL 15 or newer.
    POSTGRESQL
}
