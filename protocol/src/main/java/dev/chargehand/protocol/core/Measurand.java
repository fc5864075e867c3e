// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Word;

/// What a sampled value measures (OCPP 1.6 section 7.31). A `Register` is a meter's reading, an `Interval` the
/// amount since the previous one.
public enum Measurand implements Word {
    ENERGY_ACTIVE_EXPORT_REGISTER("Energy.Active.Export.Register"),
    /// What an absent measurand means.
    ENERGY_ACTIVE_IMPORT_REGISTER("Energy.Active.Import.Register"),
    ENERGY_REACTIVE_EXPORT_REGISTER("Energy.Reactive.Export.Register"),
    ENERGY_REACTIVE_IMPORT_REGISTER("Energy.Reactive.Import.Register"),
    ENERGY_ACTIVE_EXPORT_INTERVAL("Energy.Active.Export.Interval"),
    ENERGY_ACTIVE_IMPORT_INTERVAL("Energy.Active.Import.Interval"),
    ENERGY_REACTIVE_EXPORT_INTERVAL("Energy.Reactive.Export.Interval"),
    ENERGY_REACTIVE_IMPORT_INTERVAL("Energy.Reactive.Import.Interval"),
    POWER_ACTIVE_EXPORT("Power.Active.Export"),
    POWER_ACTIVE_IMPORT("Power.Active.Import"),
    /// The most power that is offered to the vehicle.
    POWER_OFFERED("Power.Offered"),
    POWER_REACTIVE_EXPORT("Power.Reactive.Export"),
    POWER_REACTIVE_IMPORT("Power.Reactive.Import"),
    POWER_FACTOR("Power.Factor"),
    CURRENT_IMPORT("Current.Import"),
    CURRENT_EXPORT("Current.Export"),
    /// The most current that is offered to the vehicle.
    CURRENT_OFFERED("Current.Offered"),
    VOLTAGE("Voltage"),
    /// In hertz; there is no word for the unit.
    FREQUENCY("Frequency"),
    TEMPERATURE("Temperature"),
    /// The state of charge of the vehicle's battery, in percent.
    SOC("SoC"),
    /// The speed of a fan.
    RPM("RPM"),
    UNRECOGNIZED("");

    private final String word;

    Measurand(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
