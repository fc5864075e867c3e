// SPDX-License-Identifier: Apache-2.0
/// The operator's port: the REST interface and the web page, which uses nothing else.
///
/// Start at [Console]. What is shown comes from the central system's repositories; nothing is decided here.
@NullMarked
package dev.chargehand.console;

import org.jspecify.annotations.NullMarked;
