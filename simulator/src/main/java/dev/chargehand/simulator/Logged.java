// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.simulator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A task whose failure is seen: an executor would swallow it.
record Logged(Runnable task) implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Logged.class);

    @Override
    public void run() {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("a simulated charge point failed");
        }
    }
}
