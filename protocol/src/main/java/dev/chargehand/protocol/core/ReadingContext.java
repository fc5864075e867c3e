// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Word;

/// What made a meter be read (OCPP 1.6 section 7.37).
public enum ReadingContext implements Word {
    INTERRUPTION_BEGIN("Interruption.Begin"),
    INTERRUPTION_END("Interruption.End"),
    /// At a multiple of the clock-aligned interval.
    SAMPLE_CLOCK("Sample.Clock"),
    /// At the sample interval of a transaction; what an absent context means.
    SAMPLE_PERIODIC("Sample.Periodic"),
    TRANSACTION_BEGIN("Transaction.Begin"),
    TRANSACTION_END("Transaction.End"),
    /// Asked for by TriggerMessage.
    TRIGGER("Trigger"),
    OTHER("Other"),
    UNRECOGNIZED("");

    private final String word;

    ReadingContext(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
