// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem;

import java.util.function.UnaryOperator;

class FirstChargeOnPostgresTest extends FirstChargeContract {
    @Override
    UnaryOperator<CentralSystemConfig> database() {
        return Site.onPostgres();
    }
}
