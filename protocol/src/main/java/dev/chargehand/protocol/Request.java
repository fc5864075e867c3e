// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol;

/// The payload of a CALL: it asks the other side for something. `R` is the one kind of answer it can
/// get, so `call(request)` returns the right type without a cast.
///
/// @param <R> the response that answers this request
public sealed interface Request<R extends Response> permits FromChargePoint, FromCentralSystem {}
