// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.chargepoint;

import dev.chargehand.chargepoint.configuration.Configuration;
import dev.chargehand.chargepoint.configuration.Key;
import dev.chargehand.chargepoint.connector.Connector;
import dev.chargehand.chargepoint.connector.ConnectorHardware;
import dev.chargehand.chargepoint.connector.Site;
import dev.chargehand.chargepoint.link.Messenger;
import dev.chargehand.chargepoint.time.Scheduler;
import dev.chargehand.chargepoint.transaction.TransactionQueue;
import dev.chargehand.protocol.core.BootNotificationRequest;
import dev.chargehand.protocol.core.ChargePointErrorCode;
import dev.chargehand.protocol.core.ChargePointStatus;
import dev.chargehand.protocol.core.Reason;
import dev.chargehand.protocol.core.StatusNotificationRequest;
import dev.chargehand.rpc.Caller;
import dev.chargehand.rpc.Handlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A charge point.
///
/// It lives on the one thread of its [Scheduler]: what happens at the hardware, on the connection, by a timer and by
/// the central system's requests comes in there as tasks, so nothing here needs a lock. Methods that say *own thread*
/// are called there.
public final class ChargePoint {
    private final Scheduler scheduler;
    private final Configuration configuration = new Configuration();
    private final Messenger messenger;
    private final Registration registration;
    private final TransactionQueue queue;
    private final List<Connector> connectors = new ArrayList<>();
    private final Handlers handlers;
    private boolean connected;

    /// @param boot what it says of itself after each start
    /// @param hardware its connectors, the first of which gets number 1
    /// @param centralSystem how it makes calls
    public ChargePoint(
            BootNotificationRequest boot,
            List<? extends ConnectorHardware> hardware,
            Caller centralSystem,
            Scheduler scheduler) {
        this.scheduler = scheduler;
        this.messenger = new Messenger(centralSystem, scheduler);
        this.registration = new Registration(boot, messenger, scheduler, configuration, this::accepted);
        this.queue = new TransactionQueue(
                messenger,
                scheduler,
                configuration,
                (transaction, info) ->
                        connectors.get(transaction.connectorId() - 1).startAnswered(transaction, info));
        var site = new Site(messenger, scheduler, configuration, queue, registration::now, registration::isAccepted);
        for (ConnectorHardware each : hardware) {
            connectors.add(new Connector(connectors.size() + 1, each, site));
        }
        configuration.adopt(Key.NUMBER_OF_CONNECTORS, String.valueOf(connectors.size()));
        this.handlers = new Commands(this).handlers();
    }

    /// What answers the central system's requests.
    public Handlers handlers() {
        return handlers;
    }

    /// Its configuration; own thread.
    public Configuration configuration() {
        return configuration;
    }

    /// The connector of that number, if there is one; own thread.
    public Optional<Connector> connector(int id) {
        return id < 1 || id > connectors.size() ? Optional.empty() : Optional.of(connectors.get(id - 1));
    }

    /// All connectors, in their order; own thread.
    public List<Connector> connectors() {
        return List.copyOf(connectors);
    }

    /// Its time and thread.
    public Scheduler scheduler() {
        return scheduler;
    }

    /// Whether the central system has accepted it; own thread.
    public boolean isAccepted() {
        return registration.isAccepted();
    }

    boolean isRejected() {
        return registration.isRejected();
    }

    /// How many messages of transactions the central system has not got yet; own thread.
    public int unsentMessages() {
        return queue.size();
    }

    /// The connection to the central system is there; from any thread.
    public void connected() {
        scheduler.execute(() -> {
            connected = true;
            registration.connected();
            if (registration.isAccepted()) {
                queue.open();
            }
        });
    }

    /// The connection is gone; from any thread.
    public void disconnected() {
        scheduler.execute(() -> {
            connected = false;
            registration.disconnected();
            queue.close();
        });
    }

    /// Ends all transactions, as before the power goes; own thread.
    public void stopAll(Reason reason) {
        connectors.forEach(connector -> connector.stop(reason));
    }

    /// Ends all transactions and starts from the beginning; own thread.
    void restart(Reason reason) {
        stopAll(reason);
        queue.close();
        registration.restart();
    }

    private void accepted() {
        messenger.call(
                new StatusNotificationRequest(
                        0, ChargePointErrorCode.NO_ERROR, ChargePointStatus.AVAILABLE, registration.now()),
                _ -> {});
        connectors.forEach(Connector::notifyStatus);
        if (connected) {
            queue.open();
        }
    }
}
