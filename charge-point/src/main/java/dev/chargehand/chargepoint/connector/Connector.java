// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.chargepoint.connector;

import static dev.chargehand.protocol.core.ChargePointStatus.AVAILABLE;
import static dev.chargehand.protocol.core.ChargePointStatus.CHARGING;
import static dev.chargehand.protocol.core.ChargePointStatus.FAULTED;
import static dev.chargehand.protocol.core.ChargePointStatus.FINISHING;
import static dev.chargehand.protocol.core.ChargePointStatus.PREPARING;
import static dev.chargehand.protocol.core.ChargePointStatus.SUSPENDED_EV;
import static dev.chargehand.protocol.core.ChargePointStatus.SUSPENDED_EVSE;
import static dev.chargehand.protocol.core.ChargePointStatus.UNAVAILABLE;

import dev.chargehand.chargepoint.configuration.Key;
import dev.chargehand.chargepoint.time.Scheduler;
import dev.chargehand.chargepoint.transaction.LocalTransaction;
import dev.chargehand.chargepoint.transaction.TransactionMessage.Measured;
import dev.chargehand.chargepoint.transaction.TransactionMessage.Started;
import dev.chargehand.chargepoint.transaction.TransactionMessage.Stopped;
import dev.chargehand.protocol.AuthorizationStatus;
import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.IdTagInfo;
import dev.chargehand.protocol.core.AuthorizeRequest;
import dev.chargehand.protocol.core.AuthorizeResponse;
import dev.chargehand.protocol.core.ChargePointErrorCode;
import dev.chargehand.protocol.core.ChargePointStatus;
import dev.chargehand.protocol.core.Reason;
import dev.chargehand.protocol.core.StatusNotificationRequest;
import dev.chargehand.rpc.CallOutcome;
import dev.chargehand.rpc.CallOutcome.Answered;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One connector: what happens at it, and the state that follows (OCPP 1.6 sections 4.8 to 4.10).
///
/// A transaction starts as soon as a plug is in and a tag is authorized, in whichever order they come; an
/// authorization that finds no plug is void after ConnectionTimeOut. Belongs to the charge point's own thread.
public final class Connector {
    private final int id;
    private final ConnectorHardware hardware;
    private final Site site;
    private final Meter meter;

    private ChargePointStatus status = AVAILABLE;
    private ChargePointErrorCode error = ChargePointErrorCode.NO_ERROR;
    private ChargePointStatus beforeFault = AVAILABLE;
    private boolean plugged;
    private boolean inoperative;
    private @Nullable IdTag authorized;
    private @Nullable LocalTransaction transaction;
    private Scheduler.Timer plugTimer = Scheduler.Timer.NONE;
    private Scheduler.Timer sampleTimer = Scheduler.Timer.NONE;

    /// @param id its number, from 1
    public Connector(int id, ConnectorHardware hardware, Site site) {
        this.id = id;
        this.hardware = hardware;
        this.site = site;
        this.meter = new Meter(hardware);
    }

    /// Its number, from 1.
    public int id() {
        return id;
    }

    /// Its state.
    public ChargePointStatus status() {
        return status;
    }

    /// Whether a transaction runs at it.
    public boolean isCharging() {
        return transaction != null;
    }

    /// The transaction that runs at it.
    public Optional<LocalTransaction> transaction() {
        return Optional.ofNullable(transaction);
    }

    /// Whether a transaction can be started here from afar.
    public boolean canStart() {
        return !isCharging() && authorized == null && (status == AVAILABLE || status == PREPARING);
    }

    // ---- what a driver does

    /// The plug goes in.
    public void plugIn() {
        plugged = true;
        if (authorized != null) {
            start(authorized);
        } else if (status == AVAILABLE) {
            to(PREPARING);
        }
    }

    /// The plug comes out; a running transaction ends with it.
    public void unplug() {
        plugged = false;
        if (isCharging()) {
            stop(Reason.EV_DISCONNECTED, null);
        }
        giveUpAuthorization();
        if (status != FAULTED && status != UNAVAILABLE) {
            to(inoperative ? UNAVAILABLE : AVAILABLE);
        }
    }

    /// A tag is shown: it stops the transaction that it started, or asks for one.
    public void present(IdTag idTag) {
        if (transaction != null) {
            if (transaction.idTag().equals(idTag)) {
                stop(Reason.LOCAL, idTag);
            }
        } else if (idTag.equals(authorized)) {
            giveUpAuthorization();
        } else if (status == AVAILABLE || status == PREPARING) {
            site.messenger().call(new AuthorizeRequest(idTag), outcome -> authorized(idTag, outcome));
        }
    }

    private void authorized(IdTag idTag, CallOutcome<AuthorizeResponse> outcome) {
        if (outcome instanceof Answered<AuthorizeResponse> answered
                && answered.response().idTagInfo().status() == AuthorizationStatus.ACCEPTED
                && canStart()) {
            accept(idTag);
        }
    }

    // ---- what the central system asks for

    /// Starts, or waits for the plug, with a tag that needs no further asking.
    public void accept(IdTag idTag) {
        if (plugged) {
            start(idTag);
            return;
        }
        authorized = idTag;
        if (status == AVAILABLE) {
            to(PREPARING);
        }
        Duration wait = Duration.ofSeconds(site.configuration().number(Key.CONNECTION_TIME_OUT));
        plugTimer = site.scheduler().after(wait, this::giveUpAuthorization);
    }

    /// Makes the connector operative or not; true if that must wait for the end of a transaction.
    public boolean operative(boolean wanted) {
        inoperative = !wanted;
        if (wanted && status == UNAVAILABLE) {
            to(AVAILABLE);
            if (plugged) {
                to(PREPARING);
            }
        } else if (!wanted && (status == AVAILABLE || (status == FINISHING && !plugged))) {
            to(UNAVAILABLE);
        }
        return !wanted && status != UNAVAILABLE;
    }

    /// Ends the transaction if one runs, and opens the lock; false if it stays locked.
    public boolean unlock() {
        if (isCharging()) {
            stop(Reason.UNLOCK_COMMAND, null);
        }
        return hardware.unlock();
    }

    /// What the central system said of the tag when it was told of the start.
    public void startAnswered(LocalTransaction started, IdTagInfo info) {
        boolean refused = info.status() != AuthorizationStatus.ACCEPTED;
        if (!refused || !started.equals(transaction)) {
            return;
        }
        if (site.configuration().flag(Key.STOP_TRANSACTION_ON_INVALID_ID)) {
            stop(Reason.DE_AUTHORIZED, null);
        } else {
            hardware.contactor(false);
            to(SUSPENDED_EVSE);
        }
    }

    /// Ends the transaction that runs, for a reason of the charge point's own.
    public void stop(Reason reason) {
        stop(reason, null);
    }

    // ---- what the hardware tells

    /// The vehicle takes energy, or does not.
    public void vehicleDraws(boolean draws) {
        if (isCharging() && (status == CHARGING || status == SUSPENDED_EV)) {
            to(draws ? CHARGING : SUSPENDED_EV);
        }
    }

    /// Something is broken; a transaction ends with it.
    public void fault(ChargePointErrorCode code) {
        if (status == FAULTED) {
            return;
        }
        if (isCharging()) {
            stop(Reason.OTHER, null);
        }
        beforeFault = status;
        error = code;
        to(FAULTED);
    }

    /// It is whole again.
    public void clearFault() {
        if (status == FAULTED) {
            error = ChargePointErrorCode.NO_ERROR;
            to(plugged ? beforeFault : AVAILABLE);
        }
    }

    // ---- how a session goes

    private void start(IdTag idTag) {
        plugTimer.cancel();
        authorized = null;
        var started = new LocalTransaction(
                id, idTag, hardware.energyRegisterWh(), site.clock().get());
        transaction = started;
        hardware.contactor(true);
        if (status == FINISHING) {
            to(PREPARING);
        }
        site.queue().add(new Started(started));
        to(CHARGING);
        sampleLater();
    }

    private void stop(Reason reason, @Nullable IdTag by) {
        LocalTransaction ended = transaction;
        if (ended == null) {
            return;
        }
        transaction = null;
        sampleTimer.cancel();
        hardware.contactor(false);
        hardware.unlock();
        site.queue()
                .add(new Stopped(
                        ended, hardware.energyRegisterWh(), site.clock().get(), by, reason));
        to(plugged ? FINISHING : inoperative ? UNAVAILABLE : AVAILABLE);
    }

    private void sampleLater() {
        int seconds = site.configuration().number(Key.METER_VALUE_SAMPLE_INTERVAL);
        if (seconds > 0) {
            sampleTimer = site.scheduler().after(Duration.ofSeconds(seconds), this::sample);
        }
    }

    private void sample() {
        if (transaction != null) {
            site.queue().add(new Measured(transaction, meter.read(site.clock().get())));
            sampleLater();
        }
    }

    private void giveUpAuthorization() {
        plugTimer.cancel();
        if (authorized != null) {
            authorized = null;
            if (status == PREPARING && !plugged) {
                to(inoperative ? UNAVAILABLE : AVAILABLE);
            }
        }
    }

    private void to(ChargePointStatus next) {
        if (next == status) {
            return;
        }
        if (!Transitions.isAllowed(status, next)) {
            throw new IllegalStateException("connector " + id + " cannot go from " + status + " to " + next);
        }
        status = next;
        notifyStatus();
    }

    /// Tells the central system the state, if it wants to hear from us.
    public void notifyStatus() {
        if (site.accepted().getAsBoolean()) {
            var notification = new StatusNotificationRequest(
                    id, error, status, site.clock().get());
            site.messenger().call(notification, _ -> {});
        }
    }
}
