// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem;

import java.util.function.UnaryOperator;

class FirstChargeOnSqliteTest extends FirstChargeContract {
    @Override
    UnaryOperator<CentralSystemConfig> database() {
        return UnaryOperator.identity();
    }
}
