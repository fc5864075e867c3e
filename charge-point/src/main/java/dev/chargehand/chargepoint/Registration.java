// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.chargepoint;

import dev.chargehand.chargepoint.configuration.Configuration;
import dev.chargehand.chargepoint.configuration.Key;
import dev.chargehand.chargepoint.link.Messenger;
import dev.chargehand.chargepoint.time.Scheduler;
import dev.chargehand.protocol.core.BootNotificationRequest;
import dev.chargehand.protocol.core.BootNotificationResponse;
import dev.chargehand.protocol.core.HeartbeatRequest;
import dev.chargehand.protocol.core.HeartbeatResponse;
import dev.chargehand.protocol.core.RegistrationStatus;
import dev.chargehand.rpc.CallOutcome;
import dev.chargehand.rpc.CallOutcome.Answered;
import java.time.Duration;
import java.time.Instant;

/// The boot procedure and the heartbeat (OCPP 1.6 sections 4.2 and 4.6).
///
/// Nothing but BootNotification leaves until the central system accepts; without an answer it is sent again. Once
/// accepted the charge point stays so for as long as it runs, also over reconnects. A heartbeat follows silence.
final class Registration {
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final BootNotificationRequest boot;
    private final Messenger messenger;
    private final Scheduler scheduler;
    private final Configuration configuration;
    private final Runnable onAccepted;
    private RegistrationStatus status = RegistrationStatus.PENDING;
    private boolean connected;
    private Duration clockOffset = Duration.ZERO;
    private Scheduler.Timer timer = Scheduler.Timer.NONE;
    private long sentAtLastBeat;

    Registration(
            BootNotificationRequest boot,
            Messenger messenger,
            Scheduler scheduler,
            Configuration configuration,
            Runnable onAccepted) {
        this.boot = boot;
        this.messenger = messenger;
        this.scheduler = scheduler;
        this.configuration = configuration;
        this.onAccepted = onAccepted;
    }

    boolean isAccepted() {
        return status == RegistrationStatus.ACCEPTED;
    }

    /// Whether the central system may get an answer: not while it rejects us.
    boolean isRejected() {
        return status == RegistrationStatus.REJECTED;
    }

    /// The time by the central system's clock, as far as it is known.
    Instant now() {
        return scheduler.now().plus(clockOffset);
    }

    void connected() {
        connected = true;
        if (isAccepted()) {
            beatAfterSilence();
        } else {
            sendBoot();
        }
    }

    void disconnected() {
        connected = false;
        timer.cancel();
    }

    /// Starts from the beginning, as after a restart.
    void restart() {
        status = RegistrationStatus.PENDING;
        timer.cancel();
        if (connected) {
            sendBoot();
        }
    }

    private void sendBoot() {
        timer.cancel();
        messenger.call(boot, this::booted);
    }

    private void booted(CallOutcome<BootNotificationResponse> outcome) {
        if (!connected) {
            return;
        }
        if (!(outcome instanceof Answered<BootNotificationResponse> answered)) {
            timer = scheduler.after(RETRY, this::sendBoot);
            return;
        }
        BootNotificationResponse response = answered.response();
        status = response.status();
        Duration interval = response.interval() > 0 ? Duration.ofSeconds(response.interval()) : RETRY;
        switch (status) {
            case ACCEPTED -> {
                setClock(response.currentTime());
                if (response.interval() > 0) {
                    configuration.adopt(Key.HEARTBEAT_INTERVAL, String.valueOf(response.interval()));
                }
                beatAfterSilence();
                onAccepted.run();
            }
            case PENDING, REJECTED, UNRECOGNIZED -> timer = scheduler.after(interval, this::sendBoot);
        }
    }

    private void beatAfterSilence() {
        timer.cancel();
        sentAtLastBeat = messenger.sent();
        int seconds = configuration.number(Key.HEARTBEAT_INTERVAL);
        if (seconds > 0) {
            timer = scheduler.after(Duration.ofSeconds(seconds), this::beat);
        }
    }

    private void beat() {
        if (messenger.sent() == sentAtLastBeat) {
            messenger.call(new HeartbeatRequest(), outcome -> {
                if (outcome instanceof Answered<HeartbeatResponse> answered) {
                    setClock(answered.response().currentTime());
                }
            });
        }
        beatAfterSilence();
    }

    private void setClock(Instant centralSystemsTime) {
        clockOffset = Duration.between(scheduler.now(), centralSystemsTime);
    }
}
