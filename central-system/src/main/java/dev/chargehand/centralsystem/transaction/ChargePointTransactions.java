// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The transactions of one charge point that run, at hand for each message. Its monitor is held while a
/// message of that
/// charge point is decided about and stored, so two of them, on an old socket and a new one, do not meet.
final class ChargePointTransactions {
    private final String chargePoint;
    /// Read without the monitor where it does not matter to be a moment late; replaced as a whole.
    private volatile @Nullable List<Running> running;

    private boolean orphans;

    ChargePointTransactions(String chargePoint) {
        this.chargePoint = chargePoint;
    }

    String chargePoint() {
        return chargePoint;
    }

    boolean isLoaded() {
        return running != null;
    }

    void load(List<Running> found, boolean hasOrphans) {
        running = List.copyOf(found);
        orphans = hasOrphans;
    }

    /// What is known may be wrong, since it is not known what was stored; it is to be loaded again.
    void forget() {
        running = null;
    }

    List<Running> all() {
        List<Running> known = running;
        return known == null ? List.of() : known;
    }

    Optional<Running> find(int id) {
        return all().stream().filter(transaction -> transaction.id() == id).findFirst();
    }

    Optional<Running> on(int connectorId) {
        return all().stream()
                .filter(transaction -> transaction.connectorId() == connectorId)
                .findFirst();
    }

    void started(Running transaction) {
        List<Running> more = new ArrayList<>(all());
        more.add(transaction);
        running = List.copyOf(more);
    }

    void ended(int id) {
        running = all().stream().filter(transaction -> transaction.id() != id).toList();
    }

    /// Whether messages wait for the transaction they belong to.
    boolean hasOrphans() {
        return orphans;
    }

    void hasOrphans(boolean has) {
        orphans = has;
    }
}
