// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.registration;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.Request;
import dev.chargehand.protocol.Response;
import dev.chargehand.rpc.CallException;
import dev.chargehand.rpc.Handler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Lets only those in that were accepted once (rule 10.11): before its first BootNotification a charge point is
/// answered with SecurityError; one that was accepted in the past is served on any connection, without a new one.
public final class AcceptedOnly {
    private final Database database;
    private final ChargePointRepository chargePoints;

    /// Whoever was found to be accepted stays so; as many entries as there are charge points.
    private final Map<String, Boolean> accepted = new ConcurrentHashMap<>();

    /// Looks into the repository once for each charge point.
    public AcceptedOnly(Database database, ChargePointRepository chargePoints) {
        this.database = database;
        this.chargePoints = chargePoints;
    }

    /// The handler behind the door.
    public <Q extends Request<R>, R extends Response> Handler<Q, R> guard(Handler<Q, R> handler) {
        return (exchange, request) -> {
            if (!isAccepted(exchange.peer())) {
                throw new CallException(
                        CallErrorCode.SECURITY_ERROR, "send a BootNotification first, and wait until it is accepted");
            }
            return handler.handle(exchange, request);
        };
    }

    private boolean isAccepted(String identity) {
        if (accepted.containsKey(identity)) {
            return true;
        }
        boolean found = database.read(() -> chargePoints.isAccepted(identity));
        if (found) {
            accepted.put(identity, true);
        }
        return found;
    }
}
