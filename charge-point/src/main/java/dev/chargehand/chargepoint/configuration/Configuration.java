// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.chargepoint.configuration;

import dev.chargehand.protocol.CiString;
import dev.chargehand.protocol.core.ChangeConfigurationRequest;
import dev.chargehand.protocol.core.ConfigurationStatus;
import dev.chargehand.protocol.core.GetConfigurationResponse;
import dev.chargehand.protocol.core.KeyValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The values of all keys. Belongs to the charge point's own thread.
public final class Configuration {
    private final Map<Key, String> values = new EnumMap<>(Key.class);

    /// All keys at their defaults.
    public Configuration() {
        Arrays.stream(Key.values()).forEach(key -> values.put(key, key.initial()));
    }

    /// The value of a key.
    public String text(Key key) {
        return values.getOrDefault(key, key.initial());
    }

    /// The value of a key that holds a number.
    public int number(Key key) {
        return Integer.parseInt(text(key));
    }

    /// The value of a key that holds true or false.
    public boolean flag(Key key) {
        return text(key).equalsIgnoreCase("true");
    }

    /// Sets a value that the charge point itself decides on.
    public void adopt(Key key, String value) {
        values.put(key, value);
    }

    /// Changes a value as the central system asks; a value that is refused leaves the old one.
    public ConfigurationStatus change(ChangeConfigurationRequest request) {
        Optional<Key> key = Key.of(request.key());
        if (key.isEmpty()) {
            return ConfigurationStatus.NOT_SUPPORTED;
        }
        if (!key.get().allows(request.value())) {
            return ConfigurationStatus.REJECTED;
        }
        values.put(key.get(), request.value());
        return ConfigurationStatus.ACCEPTED;
    }

    /// The keys of those names, or all keys for none; the names that are not known spelt as they were asked for.
    public GetConfigurationResponse read(@Nullable List<CiString> names) {
        if (names == null || names.isEmpty()) {
            return new GetConfigurationResponse(
                    Arrays.stream(Key.values()).map(this::keyValue).toList(), null);
        }
        List<KeyValue> known = new ArrayList<>();
        List<CiString> unknown = new ArrayList<>();
        for (CiString name : new LinkedHashSet<>(names)) {
            Key.of(name).ifPresentOrElse(key -> known.add(keyValue(key)), () -> unknown.add(name));
        }
        return new GetConfigurationResponse(known, unknown.isEmpty() ? null : unknown);
    }

    private KeyValue keyValue(Key key) {
        return new KeyValue(key.word(), key.isReadOnly(), text(key));
    }
}
