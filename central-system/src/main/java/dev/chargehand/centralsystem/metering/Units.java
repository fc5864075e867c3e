// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import dev.chargehand.protocol.core.Measurand;
import dev.chargehand.protocol.core.UnitOfMeasure;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/// Which unit fits which measurand, and how to get to the base unit. An absent unit always means the base
/// unit: the protocol's default Wh makes sense for energy only.
final class Units {
    static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal ICE_POINT_KELVIN = new BigDecimal("273.15");
    private static final BigDecimal ICE_POINT_FAHRENHEIT = BigDecimal.valueOf(32);
    private static final BigDecimal FAHRENHEIT_PER_DEGREE = new BigDecimal("1.8");

    private Units() {}

    /// The base unit of a measurand; empty if it has none.
    static String base(Measurand measurand) {
        return switch (measurand) {
            case ENERGY_ACTIVE_EXPORT_REGISTER,
                    ENERGY_ACTIVE_IMPORT_REGISTER,
                    ENERGY_ACTIVE_EXPORT_INTERVAL,
                    ENERGY_ACTIVE_IMPORT_INTERVAL -> "Wh";
            case ENERGY_REACTIVE_EXPORT_REGISTER,
                    ENERGY_REACTIVE_IMPORT_REGISTER,
                    ENERGY_REACTIVE_EXPORT_INTERVAL,
                    ENERGY_REACTIVE_IMPORT_INTERVAL -> "varh";
            case POWER_ACTIVE_EXPORT, POWER_ACTIVE_IMPORT, POWER_OFFERED -> "W";
            case POWER_REACTIVE_EXPORT, POWER_REACTIVE_IMPORT -> "var";
            case CURRENT_IMPORT, CURRENT_EXPORT, CURRENT_OFFERED -> "A";
            case VOLTAGE -> "V";
            case FREQUENCY -> "Hz";
            case TEMPERATURE -> "Celsius";
            case SOC -> "Percent";
            case POWER_FACTOR, RPM, UNRECOGNIZED -> "";
        };
    }

    /// A number in the base unit of its measurand; null if the unit is not one of its measurand's.
    static @Nullable BigDecimal inBase(Measurand measurand, @Nullable UnitOfMeasure unit, BigDecimal number) {
        return switch (unit) {
            case null -> number;
            case WH, VARH, W, VAR, A, V, PERCENT -> unit.word().equals(base(measurand)) ? number : null;
            case KWH, KVARH, KW, KVAR ->
                unit.word().substring(1).equals(base(measurand)) ? number.multiply(THOUSAND) : null;
            case CELCIUS, CELSIUS -> temperature(measurand, number);
            case K -> temperature(measurand, number.subtract(ICE_POINT_KELVIN));
            case FAHRENHEIT ->
                temperature(
                        measurand,
                        number.subtract(ICE_POINT_FAHRENHEIT).divide(FAHRENHEIT_PER_DEGREE, MathContext.DECIMAL64));
            case VA, KVA -> null;
            case UNRECOGNIZED -> hasNoUnit(measurand) ? number : null;
        };
    }

    /// Charge points make up a unit where the protocol has none, such as Hz.
    private static boolean hasNoUnit(Measurand measurand) {
        return measurand == Measurand.FREQUENCY || base(measurand).isEmpty();
    }

    private static @Nullable BigDecimal temperature(Measurand measurand, BigDecimal degrees) {
        return measurand == Measurand.TEMPERATURE ? degrees : null;
    }
}
