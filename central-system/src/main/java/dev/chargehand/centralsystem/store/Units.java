// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import java.util.concurrent.Callable;
import org.jdbi.v3.core.Handle;

/// Which database connection the unit of work on this thread uses.
final class Units {
    private static final ScopedValue<Handle> HANDLE = ScopedValue.newInstance();

    private Units() {}

    static <T> T within(Handle handle, Callable<T> unit) throws Exception {
        return ScopedValue.where(HANDLE, handle).call(unit::call);
    }

    static Handle handle() {
        if (!HANDLE.isBound()) {
            throw new IllegalStateException("a repository is used outside of a unit of work");
        }
        return HANDLE.get();
    }
}
