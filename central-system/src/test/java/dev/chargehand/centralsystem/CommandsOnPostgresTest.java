// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem;

import java.util.function.UnaryOperator;

class CommandsOnPostgresTest extends CommandsContract {
    @Override
    UnaryOperator<CentralSystemConfig> database() {
        return Site.onPostgres();
    }
}
