// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Word;

/// The unit of a sampled value (OCPP 1.6 section 7.45); absent means Wh for energy.
public enum UnitOfMeasure implements Word {
    WH("Wh"),
    KWH("kWh"),
    VARH("varh"),
    KVARH("kvarh"),
    W("W"),
    KW("kW"),
    VA("VA"),
    KVA("kVA"),
    VAR("var"),
    KVAR("kvar"),
    A("A"),
    V("V"),
    K("K"),
    /// The spelling of the first schemas, and what charge points send.
    CELCIUS("Celcius"),
    CELSIUS("Celsius"),
    FAHRENHEIT("Fahrenheit"),
    PERCENT("Percent"),
    UNRECOGNIZED("");

    private final String word;

    UnitOfMeasure(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
