// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol;

/// A request of an action that OCPP 1.6 does not know, declared by a user of this library.
///
/// Declare a record named after the action, say `ScreenshotRequest` for the action `Screenshot`, that
/// implements this interface, and a record for its response. Both are decoded, checked and encoded like
/// the standard ones. For anything that fits into text, `DataTransfer` is the protocol's own way.
///
/// @param <R> the response that answers this request
public non-sealed interface CustomRequest<R extends CustomResponse> extends FromChargePoint<R>, FromCentralSystem<R> {}
