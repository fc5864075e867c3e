// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.simulator;

import dev.chargehand.protocol.IdTag;
import java.util.List;

/// What a simulated charge point is.
///
/// @param identity its identity
/// @param vendor its maker
/// @param model its model
/// @param connectors how many connectors it has
/// @param powerW what each of them can deliver
/// @param directCurrent whether it charges with direct current, and so knows the vehicle's state of charge
/// @param sampleSeconds how often it reads its meters
/// @param tags the tags of its drivers
/// @param pace how much faster than real drivers its drivers are
/// @param firstWithinMillis within which time the first driver comes
record Model(
        String identity,
        String vendor,
        String model,
        int connectors,
        double powerW,
        boolean directCurrent,
        int sampleSeconds,
        List<IdTag> tags,
        double pace,
        int firstWithinMillis) {}
