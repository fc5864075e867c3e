// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.centralsystem.authorization.Tag;
import dev.chargehand.centralsystem.authorization.Tags;
import dev.chargehand.centralsystem.transaction.Transaction.Flag;
import dev.chargehand.protocol.AuthorizationStatus;
import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.IdTagInfo;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How many transactions a tag may have at a time (rule 10.3). A transaction counts only while it is
/// believable: not on
/// the connector that has just started another one, not if its charge point has booted since or is not
/// connected. A
/// driver must not be refused because a stop got lost.
public final class Concurrency {
    private final Tags tags;
    private final TransactionRepository transactions;
    private final @Nullable Integer limit;
    private final Predicate<String> isConnected;

    /// @param limit how many a tag may have that has no limit of its own; null for as many as it likes
    /// @param isConnected whether a charge point is connected
    public Concurrency(
            Tags tags, TransactionRepository transactions, @Nullable Integer limit, Predicate<String> isConnected) {
        this.tags = tags;
        this.transactions = transactions;
        this.limit = limit;
        this.isConnected = isConnected;
    }

    /// How many transactions a tag may have; null for as many as it likes. Outside of units of work.
    @Nullable
    Integer limitOf(IdTag idTag) {
        Integer own = tags.find(idTag).map(Tag::maxTransactions).orElse(null);
        return own == null ? limit : own;
    }

    /// What is said of a tag that starts, once its other transactions are looked at; within a unit of work.
    IdTagInfo judge(IdTagInfo info, @Nullable Integer allowed, IdTag idTag, String chargePoint, int connectorId) {
        if (allowed == null || info.status() != AuthorizationStatus.ACCEPTED) {
            return info;
        }
        long others = transactions.runningWith(idTag).stream()
                .filter(other -> !other.chargePoint().equals(chargePoint) || other.connectorId() != connectorId)
                .filter(other -> !other.flags().contains(Flag.INTERRUPTED))
                .filter(other -> isConnected.test(other.chargePoint()))
                .count();
        return others < allowed
                ? info
                : new IdTagInfo(AuthorizationStatus.CONCURRENT_TX, info.expiryDate(), info.parentIdTag());
    }
}
