// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.util.Named;

/// One component of a message, as its declaration says.
///
/// @param name the name in JSON
/// @param key the name, ready to be written
/// @param required whether it must be there
/// @param type what it may hold
/// @param accessor reads it from a message, as `(Object)Object`
record Field(String name, SerializedString key, boolean required, ValueType type, MethodHandle accessor)
        implements Named {
    @Override
    public String getName() {
        return name;
    }

    @Nullable
    Object of(Object message) {
        try {
            return accessor.invokeExact(message);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("reading " + name + " failed", e);
        }
    }
}
