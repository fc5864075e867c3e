// SPDX-License-Identifier: Apache-2.0
/// What happens, as one ordered stream that can be resumed.
///
/// Start at [EventLog]. This package knows nothing of what the events are about.
@NullMarked
package dev.chargehand.centralsystem.event;

import org.jspecify.annotations.NullMarked;
