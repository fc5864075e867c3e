// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.benchmarks;

import dev.chargehand.protocol.core.HeartbeatRequest;
import dev.chargehand.protocol.core.HeartbeatResponse;
import dev.chargehand.protocol.core.MeterValuesRequest;
import dev.chargehand.protocol.core.StopTransactionRequest;
import dev.chargehand.protocol.json.Decoded;
import dev.chargehand.protocol.json.Json;
import dev.chargehand.protocol.json.MessageCodec;
import dev.chargehand.protocol.json.Reading;
import dev.chargehand.protocol.json.Strictness;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;

/// Reading bytes into a message (strict, so validation is part of it) and writing a message to bytes.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {
    private static final Reading STRICT = new Reading(Strictness.STRICT, InstantSource.system());

    private final Sample<HeartbeatRequest> heartbeat = new Sample<>(HeartbeatRequest.class, Messages.HEARTBEAT);
    private final Sample<HeartbeatResponse> heartbeatAnswer =
            new Sample<>(HeartbeatResponse.class, "{\"currentTime\":\"2026-01-15T12:00:00.125Z\"}");
    private final Sample<MeterValuesRequest> meterValues =
            new Sample<>(MeterValuesRequest.class, Messages.METER_VALUES);
    private final Sample<StopTransactionRequest> stopTransaction =
            new Sample<>(StopTransactionRequest.class, Messages.STOP_TRANSACTION);
    private final HeartbeatResponse now = new HeartbeatResponse(Instant.parse("2026-01-15T12:00:00.125Z"));

    /// A message in both forms, with what turns one into the other.
    private static final class Sample<T> {
        private final MessageCodec<T> codec;
        private final byte[] json;
        private final T message;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(8192);

        Sample(Class<T> type, String json) {
            this.codec = MessageCodec.of(type);
            this.json = json.getBytes(StandardCharsets.UTF_8);
            this.message = decode();
        }

        T decode() {
            try (JsonParser in = Json.factory().createParser(ObjectReadContext.empty(), json)) {
                in.nextToken();
                return switch (codec.decode(in, STRICT)) {
                    case Decoded.Message<T> decoded -> decoded.message();
                    case Decoded.Unreadable<T> unreadable ->
                        throw new IllegalStateException(unreadable.violation().description());
                };
            }
        }

        int encode() {
            out.reset();
            try (JsonGenerator generator = Json.factory().createGenerator(ObjectWriteContext.empty(), out)) {
                codec.encode(message, generator);
            }
            return out.size();
        }
    }

    /// `{}`.
    @Benchmark
    public Object decodeHeartbeat() {
        return heartbeat.decode();
    }

    /// A time.
    @Benchmark
    public int encodeHeartbeatAnswer() {
        return heartbeatAnswer.encode();
    }

    /// Four sampled values.
    @Benchmark
    public Object decodeMeterValues() {
        return meterValues.decode();
    }

    /// Four sampled values.
    @Benchmark
    public int encodeMeterValues() {
        return meterValues.encode();
    }

    /// Twenty meter values.
    @Benchmark
    public Object decodeStopTransaction() {
        return stopTransaction.decode();
    }

    /// Twenty meter values.
    @Benchmark
    public int encodeStopTransaction() {
        return stopTransaction.encode();
    }

    /// Keeps the answer that a server would give, so that the sample stays honest.
    Instant time() {
        return now.currentTime();
    }
}
