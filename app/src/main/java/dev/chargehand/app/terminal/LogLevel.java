// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/// How much of Chargehand's log is shown. The libraries below it stay as `logback.xml` has them.
public enum LogLevel {
    /// Only what is wrong.
    QUIET,
    /// Each frame and each decision.
    VERBOSE;

    private static final String OURS = "dev.chargehand";

    /// From now on.
    public void apply() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext loggers) {
            loggers.getLogger(OURS)
                    .setLevel(
                            switch (this) {
                                case QUIET -> Level.WARN;
                                case VERBOSE -> Level.DEBUG;
                            });
        }
    }
}
