// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol;

/// The response to a [CustomRequest], declared by a user of this library.
public non-sealed interface CustomResponse extends Response {}
