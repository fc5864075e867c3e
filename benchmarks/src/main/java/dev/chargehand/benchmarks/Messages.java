// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.benchmarks;

/// The messages that are measured, as a charge point sends them.
final class Messages {
    static final String HEARTBEAT = "{}";

    /// Four sampled values, about 660 bytes with its frame.
    static final String METER_VALUES =
            "{\"connectorId\":1,\"transactionId\":184467,\"meterValue\":[" + meterValue(0) + "]}";

    /// Twenty meter values of two samples each.
    static final String STOP_TRANSACTION = stopTransaction();

    private Messages() {}

    private static String meterValue(int minute) {
        return "{\"timestamp\":\"2026-01-15T12:%02d:30.125Z\",\"sampledValue\":[".formatted(minute)
                + "{\"value\":\"184467440\",\"context\":\"Sample.Periodic\",\"format\":\"Raw\","
                + "\"measurand\":\"Energy.Active.Import.Register\",\"location\":\"Outlet\",\"unit\":\"Wh\"},"
                + "{\"value\":\"11040.5\",\"context\":\"Sample.Periodic\",\"format\":\"Raw\","
                + "\"measurand\":\"Power.Active.Import\",\"location\":\"Outlet\",\"unit\":\"W\"},"
                + "{\"value\":\"16.02\",\"context\":\"Sample.Periodic\",\"measurand\":\"Current.Import\","
                + "\"phase\":\"L1\",\"unit\":\"A\"},"
                + "{\"value\":\"230.4\",\"context\":\"Sample.Periodic\",\"measurand\":\"Voltage\","
                + "\"phase\":\"L1-N\",\"unit\":\"V\"}]}";
    }

    private static String stopTransaction() {
        var text = new StringBuilder("{\"transactionId\":184467,\"idTag\":\"04A2B3C4D5E6F7\",\"meterStop\":184481234,"
                + "\"timestamp\":\"2026-01-15T12:20:31.5Z\",\"reason\":\"EVDisconnected\",\"transactionData\":[");
        for (int minute = 0; minute < 20; minute++) {
            text.append(minute == 0 ? "" : ",")
                    .append("{\"timestamp\":\"2026-01-15T12:%02d:30Z\",\"sampledValue\":[".formatted(minute))
                    .append("{\"value\":\"%d\",\"context\":\"Sample.Periodic\",\"unit\":\"Wh\"},"
                            .formatted(184467440 + minute))
                    .append("{\"value\":\"11040.5\",\"measurand\":\"Power.Active.Import\",\"unit\":\"W\"}]}");
        }
        return text.append("]}").toString();
    }
}
