// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @ParameterizedTest
    @ValueSource(strings = {"1234.5", " 1234.5\t", "+1234.50", "1.2345E3", "12345e-1"})
    void plainNumbersAreRead(String text) {
        assertThat(Decimals.parse(text)).isEqualByComparingTo("1234.5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "NaN",
                "Infinity",
                "0x1F",
                "1F",
                "12,5",
                "1 234",
                "--1",
                "1E999999999",
                "1E-999999999",
                "1E2147483648",
                "١٢٣",
                "１２",
                "12½",
                "1e",
                ".",
                "99999999999999999999"
            })
    void whatIsNoNumberOfAMeterIsNotRead(String text) {
        assertThat(Decimals.parse(text)).isNull();
    }

    @Test
    void aVeryLongNumberIsNotComputedWith() {
        assertThat(Decimals.parse("9".repeat(40_000))).isNull();
        assertThat(Decimals.parse("0." + "1".repeat(40_000))).isNull();
        assertThat(Decimals.excerpt("9".repeat(40_000))).hasSize(41);
    }
}
