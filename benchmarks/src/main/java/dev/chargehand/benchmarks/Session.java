// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.benchmarks;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A charge point that boots and then plays one charging session after the other, each unlike any before:
/// Authorize,
/// Preparing, StartTransaction, Charging, four MeterValues of four samples, StopTransaction, Available.
final class Session implements LoadHandler.Conversation {
    private static final String[] STEPS = {
        "authorize", "preparing", "start", "charging", "1", "2", "3", "4", "stop", "available"
    };
    private static final int START = 2;
    private static final int BOOT = -1;
    private static final byte[] ID = "\"transactionId\":".getBytes(StandardCharsets.US_ASCII);
    private static final Instant FIRST_DAY = Instant.parse("2026-01-15T00:00:00Z");
    private static final int SESSION_SECONDS = 60;

    private final int number;
    private final Tally tally;
    private int step = BOOT;
    private long session;
    private int sent;
    private long sentAt;
    private int transaction;

    /// What all sessions of a load came to; belongs to the event loop that they share.
    static final class Tally {
        final Latencies latencies = new Latencies();
        long sessions;
        long starts;
        long stops;
        long errors;

        /// How many sessions may begin; negative for as many as can.
        long allowed = -1;
    }

    Session(int number, Tally tally) {
        this.number = number;
        this.tally = tally;
    }

    @Override
    public byte @Nullable [] next() {
        if (step == 0) {
            if (tally.allowed == 0) {
                return null;
            }
            tally.allowed -= tally.allowed > 0 ? 1 : 0;
        }
        sentAt = System.nanoTime();
        return frame().numbered(++sent);
    }

    @Override
    public void answered(ByteBuf in, int start, int length) {
        tally.latencies.add(System.nanoTime() - sentAt);
        if (in.getByte(start + 1) != '3') {
            tally.errors++;
        }
        if (step == START) {
            transaction = number(in, start, length);
            tally.starts++;
        }
        if (step == STEPS.length - 2) {
            tally.stops++;
        }
        step++;
        if (step == STEPS.length) {
            step = 0;
            session++;
            tally.sessions++;
        }
    }

    private LoadFrame frame() {
        long second = session * SESSION_SECONDS + step;
        String now = FIRST_DAY.plusSeconds(second).toString();
        long meter = 1_000_000 + session * 100 + step;
        return switch (step) {
            case BOOT ->
                new LoadFrame("BootNotification", "{\"chargePointVendor\":\"Load\",\"chargePointModel\":\"Bench\"}");
            case 0 -> new LoadFrame("Authorize", "{\"idTag\":\"TAG" + number + "\"}");
            case 1 -> status("Preparing", now);
            case START ->
                new LoadFrame(
                        "StartTransaction",
                        "{\"connectorId\":1,\"idTag\":\"TAG" + number + "\",\"meterStart\":" + meter
                                + ",\"timestamp\":\"" + now + "\"}");
            case 3 -> status("Charging", now);
            case 8 ->
                new LoadFrame(
                        "StopTransaction",
                        "{\"transactionId\":" + transaction + ",\"idTag\":\"TAG" + number + "\",\"meterStop\":" + meter
                                + ",\"timestamp\":\"" + now + "\",\"reason\":\"Local\"}");
            case 9 -> status("Available", now);
            default -> new LoadFrame("MeterValues", meterValues(now, meter));
        };
    }

    private static LoadFrame status(String status, String now) {
        return new LoadFrame(
                "StatusNotification",
                "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"" + status + "\",\"timestamp\":\"" + now
                        + "\"}");
    }

    private String meterValues(String now, long meter) {
        return "{\"connectorId\":1,\"transactionId\":" + transaction + ",\"meterValue\":[{\"timestamp\":\"" + now
                + "\",\"sampledValue\":[{\"value\":\"" + meter
                + "\",\"context\":\"Sample.Periodic\",\"format\":\"Raw\","
                + "\"measurand\":\"Energy.Active.Import.Register\",\"location\":\"Outlet\",\"unit\":\"Wh\"},"
                + "{\"value\":\"11040.5\",\"context\":\"Sample.Periodic\",\"format\":\"Raw\","
                + "\"measurand\":\"Power.Active.Import\",\"location\":\"Outlet\",\"unit\":\"W\"},"
                + "{\"value\":\"16.02\",\"context\":\"Sample.Periodic\",\"format\":\"Raw\",\"measurand\":\"Current.Import\","
                + "\"location\":\"Outlet\",\"phase\":\"L1\",\"unit\":\"A\"},"
                + "{\"value\":\"230.4\",\"context\":\"Sample.Periodic\",\"format\":\"Raw\",\"measurand\":\"Voltage\","
                + "\"location\":\"Outlet\",\"phase\":\"L1-N\",\"unit\":\"V\"}]}]}";
    }

    private static int number(ByteBuf in, int start, int length) {
        int end = start + length;
        for (int at = start; at < end - ID.length; at++) {
            if (in.getByte(at) == '"' && isId(in, at)) {
                int number = 0;
                for (int digit = at + ID.length; digit < end && Character.isDigit(in.getByte(digit)); digit++) {
                    number = number * 10 + in.getByte(digit) - '0';
                }
                return number;
            }
        }
        return 0;
    }

    private static boolean isId(ByteBuf in, int at) {
        for (int i = 0; i < ID.length; i++) {
            if (in.getByte(at + i) != ID[i]) {
                return false;
            }
        }
        return true;
    }
}
