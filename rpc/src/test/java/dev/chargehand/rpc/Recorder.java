// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.json.Deviation;
import java.util.ArrayList;
import java.util.List;

/// Writes down what an observer is told.
final class Recorder implements RpcObserver {
    final List<Ignored> ignored = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    final List<String> answered = new ArrayList<>();
    final List<CallOutcome<?>> called = new ArrayList<>();
    final List<CallOutcome<?>> late = new ArrayList<>();
    final List<Deviation> deviations = new ArrayList<>();
    final List<Throwable> failures = new ArrayList<>();

    @Override
    public void answered(RpcConnection connection, String action, String messageId, long nanos) {
        answered.add(action);
    }

    @Override
    public void refused(
            RpcConnection connection, String action, String messageId, CallErrorCode code, String description) {
        refused.add(code.word());
    }

    @Override
    public void deviated(RpcConnection connection, String action, String messageId, List<Deviation> found) {
        deviations.addAll(found);
    }

    @Override
    public void ignored(RpcConnection connection, Ignored why, byte[] utf8) {
        ignored.add(why);
    }

    @Override
    public void called(RpcConnection connection, String action, String messageId, CallOutcome<?> outcome, long nanos) {
        called.add(outcome);
    }

    @Override
    public void answeredLate(RpcConnection connection, String action, String messageId, CallOutcome<?> outcome) {
        late.add(outcome);
    }

    @Override
    public void failed(RpcConnection connection, String action, String messageId, Throwable cause) {
        failures.add(cause);
    }
}
