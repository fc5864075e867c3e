// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.IdTagInfo;
import dev.chargehand.protocol.Response;

/// Says whether the tag may charge (OCPP 1.6 section 6.2).
///
/// @param idTagInfo the verdict; ConcurrentTx has no place here
public record AuthorizeResponse(IdTagInfo idTagInfo) implements Response {}
