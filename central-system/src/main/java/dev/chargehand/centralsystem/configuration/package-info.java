// SPDX-License-Identifier: Apache-2.0
/// What is known of the charge points' configuration: the last known keys, when they were read, and how
/// they changed.
///
/// Start at [Configuration]. This package sends nothing; it learns from the answers to commands.
@NullMarked
package dev.chargehand.centralsystem.configuration;

import org.jspecify.annotations.NullMarked;
