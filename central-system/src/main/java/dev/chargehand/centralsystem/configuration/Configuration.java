// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.configuration;

import dev.chargehand.centralsystem.configuration.ConfigurationChange.Source;
import dev.chargehand.centralsystem.event.EventData;
import dev.chargehand.centralsystem.event.EventLog;
import dev.chargehand.centralsystem.event.EventType;
import dev.chargehand.protocol.CiString;
import dev.chargehand.protocol.core.ChangeConfigurationRequest;
import dev.chargehand.protocol.core.ConfigurationStatus;
import dev.chargehand.protocol.core.GetConfigurationRequest;
import dev.chargehand.protocol.core.GetConfigurationResponse;
import dev.chargehand.protocol.core.KeyValue;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Learns the charge points' configuration from their answers (OCPP 1.6 sections 5.3 and 5.8). To be used
/// within the
/// unit of work that stores the answer.
public final class Configuration {
    private final ConfigurationRepository repository;
    private final EventLog events;

    /// Keeps what it learns in the repository.
    public Configuration(ConfigurationRepository repository, EventLog events) {
        this.repository = repository;
        this.events = events;
    }

    /// A charge point told its keys. If it was asked for all, those that it did not tell are gone.
    public void read(
            String chargePoint, GetConfigurationRequest request, GetConfigurationResponse response, Instant at) {
        List<KeyValue> known = response.configurationKey() == null ? List.of() : response.configurationKey();
        known.forEach(key -> read(chargePoint, key, at));
        List<CiString> unknown = response.unknownKey() == null ? List.of() : response.unknownKey();
        unknown.forEach(name ->
                repository.put(chargePoint, new ConfigurationKey(name.value(), false, null, null, at, null, false)));
        boolean all = request.key() == null || request.key().isEmpty();
        if (all && !known.isEmpty()) {
            repository.removeReadBefore(chargePoint, at);
        }
    }

    private void read(String chargePoint, KeyValue key, Instant at) {
        String name = key.key().value();
        String value = Secrets.isSecret(name) ? null : key.value();
        ConfigurationKey before = repository.find(chargePoint, key.key()).orElse(null);
        String pending = before != null && before.rebootRequired() ? before.pendingValue() : null;
        boolean waits = pending != null && !pending.equals(value);
        repository.put(
                chargePoint,
                new ConfigurationKey(name, true, key.readonly(), value, at, waits ? pending : null, waits));
        if (before != null && before.known() && !Objects.equals(before.value(), value)) {
            changed(
                    chargePoint,
                    new ConfigurationChange(name, before.value(), value, Source.ELSEWHERE, "Read", null, at));
        }
    }

    /// A charge point answered a change.
    ///
    /// @param commandId the command that asked for it
    public void changed(
            String chargePoint,
            ChangeConfigurationRequest request,
            ConfigurationStatus status,
            @Nullable Long commandId,
            Instant at) {
        String name = request.key().value();
        String value = Secrets.isSecret(name) ? null : request.value();
        ConfigurationKey before = repository.find(chargePoint, request.key()).orElse(null);
        String old = before == null ? null : before.value();
        Boolean readonly = before == null ? null : before.readonly();
        switch (status) {
            case ACCEPTED ->
                repository.put(chargePoint, new ConfigurationKey(name, true, readonly, value, at, null, false));
            case REBOOT_REQUIRED ->
                repository.put(chargePoint, new ConfigurationKey(name, true, readonly, old, at, value, true));
            case NOT_SUPPORTED ->
                repository.put(chargePoint, new ConfigurationKey(name, false, null, null, at, null, false));
            case REJECTED, UNRECOGNIZED -> {}
        }
        changed(chargePoint, new ConfigurationChange(name, old, value, Source.COMMAND, status.word(), commandId, at));
    }

    private void changed(String chargePoint, ConfigurationChange change) {
        repository.record(chargePoint, change);
        events.record(
                EventType.CONFIGURATION_CHANGED,
                chargePoint,
                null,
                EventData.object()
                        .with("key", change.name())
                        .with("oldValue", change.oldValue())
                        .with("newValue", change.newValue())
                        .with("source", change.source().name())
                        .with("result", change.result())
                        .text());
    }

    /// A charge point has booted, so what waited for that counts now.
    public void booted(String chargePoint, long bootId, Instant at) {
        repository.applyPending(chargePoint, at);
    }
}
