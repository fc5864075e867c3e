// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

/// Who did something. There is no login yet, so it is whoever reaches the operator's port.
final class Who {
    static final String OPERATOR = "operator";

    private Who() {}
}
