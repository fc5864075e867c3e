// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket.interop;

import dev.chargehand.protocol.AuthorizationStatus;
import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.IdTagInfo;
import dev.chargehand.protocol.core.AuthorizeRequest;
import dev.chargehand.protocol.core.AuthorizeResponse;
import dev.chargehand.protocol.core.BootNotificationRequest;
import dev.chargehand.protocol.core.BootNotificationResponse;
import dev.chargehand.protocol.core.ChargePointErrorCode;
import dev.chargehand.protocol.core.ChargePointStatus;
import dev.chargehand.protocol.core.DataTransferRequest;
import dev.chargehand.protocol.core.DataTransferResponse;
import dev.chargehand.protocol.core.DataTransferStatus;
import dev.chargehand.protocol.core.HeartbeatRequest;
import dev.chargehand.protocol.core.HeartbeatResponse;
import dev.chargehand.protocol.core.Location;
import dev.chargehand.protocol.core.Measurand;
import dev.chargehand.protocol.core.MeterValue;
import dev.chargehand.protocol.core.MeterValuesRequest;
import dev.chargehand.protocol.core.MeterValuesResponse;
import dev.chargehand.protocol.core.Phase;
import dev.chargehand.protocol.core.ReadingContext;
import dev.chargehand.protocol.core.Reason;
import dev.chargehand.protocol.core.RegistrationStatus;
import dev.chargehand.protocol.core.SampledValue;
import dev.chargehand.protocol.core.StartTransactionRequest;
import dev.chargehand.protocol.core.StartTransactionResponse;
import dev.chargehand.protocol.core.StatusNotificationRequest;
import dev.chargehand.protocol.core.StatusNotificationResponse;
import dev.chargehand.protocol.core.StopTransactionRequest;
import dev.chargehand.protocol.core.StopTransactionResponse;
import dev.chargehand.protocol.core.UnitOfMeasure;
import dev.chargehand.protocol.core.ValueFormat;
import eu.chargetime.ocpp.model.core.AuthorizeConfirmation;
import eu.chargetime.ocpp.model.core.BootNotificationConfirmation;
import eu.chargetime.ocpp.model.core.DataTransferConfirmation;
import eu.chargetime.ocpp.model.core.HeartbeatConfirmation;
import eu.chargetime.ocpp.model.core.MeterValuesConfirmation;
import eu.chargetime.ocpp.model.core.StartTransactionConfirmation;
import eu.chargetime.ocpp.model.core.StatusNotificationConfirmation;
import eu.chargetime.ocpp.model.core.StopTransactionConfirmation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;

/// What a charge point sends, in both libraries' types, with the optional fields that both know.
final class FromChargePointPairs {
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    static final ZonedDateTime THEIR_NOW = NOW.atZone(ZoneOffset.UTC);

    private static final IdTag TAG = new IdTag("0123456789abcdef");

    private FromChargePointPairs() {}

    static Stream<Pair<?, ?>> all() {
        return Stream.of(authorize(), boot(), dataTransfer(), heartbeat(), meterValues(), start(), status(), stop());
    }

    private static Pair<?, ?> authorize() {
        return new Pair<>(
                new AuthorizeRequest(TAG),
                new AuthorizeResponse(new IdTagInfo(AuthorizationStatus.EXPIRED, NOW, new IdTag("parent"))),
                new eu.chargetime.ocpp.model.core.AuthorizeRequest(TAG.value()),
                new AuthorizeConfirmation(theirTagInfo()));
    }

    private static eu.chargetime.ocpp.model.core.IdTagInfo theirTagInfo() {
        var info =
                new eu.chargetime.ocpp.model.core.IdTagInfo(eu.chargetime.ocpp.model.core.AuthorizationStatus.Expired);
        info.setExpiryDate(THEIR_NOW);
        info.setParentIdTag("parent");
        return info;
    }

    private static Pair<?, ?> boot() {
        var theirs = new eu.chargetime.ocpp.model.core.BootNotificationRequest("Vendor", "Mödel");
        theirs.setChargePointSerialNumber("serial");
        theirs.setFirmwareVersion("1.2.3");
        theirs.setIccid("8931086");
        theirs.setImsi("20408");
        theirs.setMeterType("meter");
        theirs.setMeterSerialNumber("meter serial");
        return new Pair<>(
                new BootNotificationRequest(
                        "Vendor", "Mödel", "serial", null, "1.2.3", "8931086", "20408", "meter", "meter serial"),
                new BootNotificationResponse(RegistrationStatus.ACCEPTED, NOW, 300),
                theirs,
                new BootNotificationConfirmation(
                        THEIR_NOW, 300, eu.chargetime.ocpp.model.core.RegistrationStatus.Accepted));
    }

    static Pair<DataTransferRequest, DataTransferResponse> dataTransfer() {
        var theirs = new eu.chargetime.ocpp.model.core.DataTransferRequest("com.example");
        theirs.setMessageId("hello");
        theirs.setData("{\"a\":\"ü\"}");
        var theirAnswer =
                new DataTransferConfirmation(eu.chargetime.ocpp.model.core.DataTransferStatus.UnknownMessageId);
        theirAnswer.setData("no \"such\" thing");
        return new Pair<>(
                new DataTransferRequest("com.example", "hello", "{\"a\":\"ü\"}"),
                new DataTransferResponse(DataTransferStatus.UNKNOWN_MESSAGE_ID, "no \"such\" thing"),
                theirs,
                theirAnswer);
    }

    private static Pair<?, ?> heartbeat() {
        return new Pair<>(
                new HeartbeatRequest(),
                new HeartbeatResponse(NOW),
                new eu.chargetime.ocpp.model.core.HeartbeatRequest(),
                new HeartbeatConfirmation(THEIR_NOW));
    }

    private static Pair<?, ?> meterValues() {
        var theirs = new eu.chargetime.ocpp.model.core.MeterValuesRequest(2);
        theirs.setTransactionId(7);
        theirs.setMeterValue(new eu.chargetime.ocpp.model.core.MeterValue[] {theirMeterValue()});
        return new Pair<>(
                new MeterValuesRequest(2, List.of(meterValue()), 7),
                new MeterValuesResponse(),
                theirs,
                new MeterValuesConfirmation());
    }

    private static MeterValue meterValue() {
        return new MeterValue(
                NOW,
                List.of(new SampledValue(
                        "229.7",
                        ReadingContext.SAMPLE_PERIODIC,
                        ValueFormat.RAW,
                        Measurand.VOLTAGE,
                        Phase.L1_N,
                        Location.OUTLET,
                        UnitOfMeasure.V)));
    }

    private static eu.chargetime.ocpp.model.core.MeterValue theirMeterValue() {
        var value = new eu.chargetime.ocpp.model.core.SampledValue("229.7");
        value.setContext("Sample.Periodic");
        value.setFormat(eu.chargetime.ocpp.model.core.ValueFormat.Raw);
        value.setMeasurand("Voltage");
        value.setPhase("L1-N");
        value.setLocation(eu.chargetime.ocpp.model.core.Location.Outlet);
        value.setUnit("V");
        return new eu.chargetime.ocpp.model.core.MeterValue(
                THEIR_NOW, new eu.chargetime.ocpp.model.core.SampledValue[] {value});
    }

    private static Pair<?, ?> start() {
        var theirs = new eu.chargetime.ocpp.model.core.StartTransactionRequest(1, TAG.value(), 1234567, THEIR_NOW);
        theirs.setReservationId(9);
        return new Pair<>(
                new StartTransactionRequest(1, TAG, 1234567, NOW, 9),
                new StartTransactionResponse(42, IdTagInfo.of(AuthorizationStatus.CONCURRENT_TX)),
                theirs,
                new StartTransactionConfirmation(
                        new eu.chargetime.ocpp.model.core.IdTagInfo(
                                eu.chargetime.ocpp.model.core.AuthorizationStatus.ConcurrentTx),
                        42));
    }

    private static Pair<?, ?> status() {
        var theirs = new eu.chargetime.ocpp.model.core.StatusNotificationRequest(
                1,
                eu.chargetime.ocpp.model.core.ChargePointErrorCode.EVCommunicationError,
                eu.chargetime.ocpp.model.core.ChargePointStatus.SuspendedEVSE);
        theirs.setInfo("info");
        theirs.setTimestamp(THEIR_NOW);
        theirs.setVendorId("vendor");
        theirs.setVendorErrorCode("E7");
        return new Pair<>(
                new StatusNotificationRequest(
                        1,
                        ChargePointErrorCode.EV_COMMUNICATION_ERROR,
                        ChargePointStatus.SUSPENDED_EVSE,
                        "info",
                        NOW,
                        "vendor",
                        "E7"),
                new StatusNotificationResponse(),
                theirs,
                new StatusNotificationConfirmation());
    }

    private static Pair<?, ?> stop() {
        var theirs = new eu.chargetime.ocpp.model.core.StopTransactionRequest(1240000, THEIR_NOW, 42);
        theirs.setIdTag(TAG.value());
        theirs.setReason(eu.chargetime.ocpp.model.core.Reason.EVDisconnected);
        theirs.setTransactionData(new eu.chargetime.ocpp.model.core.MeterValue[] {theirMeterValue()});
        var theirAnswer = new StopTransactionConfirmation();
        theirAnswer.setIdTagInfo(theirTagInfo());
        return new Pair<>(
                new StopTransactionRequest(1240000, NOW, 42, TAG, Reason.EV_DISCONNECTED, List.of(meterValue())),
                new StopTransactionResponse(new IdTagInfo(AuthorizationStatus.EXPIRED, NOW, new IdTag("parent"))),
                theirs,
                theirAnswer);
    }
}
