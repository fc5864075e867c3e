// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import org.jspecify.annotations.Nullable;

/// One measured value (OCPP 1.6 section 7.43). What is absent has a meaning: energy imported, in Wh, sampled
/// periodically, raw, at the outlet, all phases together.
///
/// @param value a decimal number as text, or a signed block
/// @param context what made the meter be read
/// @param format how to read `value`
/// @param measurand what was measured
/// @param phase on which phase
/// @param location where
/// @param unit in which unit
public record SampledValue(
        String value,
        @Nullable ReadingContext context,
        @Nullable ValueFormat format,
        @Nullable Measurand measurand,
        @Nullable Phase phase,
        @Nullable Location location,
        @Nullable UnitOfMeasure unit) {
    /// A reading of the energy import register in Wh: all that is absent has its default.
    public SampledValue(String value) {
        this(value, null, null, null, null, null, null);
    }

    /// The context, or what its absence means.
    public ReadingContext contextOrDefault() {
        return context == null ? ReadingContext.SAMPLE_PERIODIC : context;
    }

    /// The format, or what its absence means.
    public ValueFormat formatOrDefault() {
        return format == null ? ValueFormat.RAW : format;
    }

    /// The measurand, or what its absence means.
    public Measurand measurandOrDefault() {
        return measurand == null ? Measurand.ENERGY_ACTIVE_IMPORT_REGISTER : measurand;
    }

    /// The location, or what its absence means.
    public Location locationOrDefault() {
        return location == null ? Location.OUTLET : location;
    }
}
