// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.benchmarks;

/// What is beneath the central system that is measured.
enum StoreKind {
    /// Nothing: the same server with handlers of the same kind, that answer from memory and keep nothing.
    NOTHING,
    /// The whole central system on SQLite.
    SQLITE,
    /// The whole central system on PostgreSQL.
    POSTGRES
}
