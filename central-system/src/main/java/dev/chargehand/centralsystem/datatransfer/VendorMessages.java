// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.datatransfer;

import dev.chargehand.protocol.CiString;
import dev.chargehand.protocol.core.DataTransferRequest;
import dev.chargehand.protocol.core.DataTransferResponse;
import dev.chargehand.protocol.core.DataTransferStatus;
import dev.chargehand.rpc.Exchange;
import dev.chargehand.rpc.Handler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Answers DataTransfer by whoever understands the vendor's message; otherwise says what is not
/// understood. Ids
/// compare without regard to case. For all threads.
public final class VendorMessages implements Handler<DataTransferRequest, DataTransferResponse> {
    private static final CiString NO_MESSAGE_ID = new CiString("");

    private final Map<CiString, Map<CiString, Handler<DataTransferRequest, DataTransferResponse>>> handlers =
            new ConcurrentHashMap<>();

    /// Registers what understands one message of a vendor.
    ///
    /// @param messageId the message; null for the vendor's message without an id
    public void register(
            CiString vendorId,
            @Nullable CiString messageId,
            Handler<DataTransferRequest, DataTransferResponse> handler) {
        handlers.computeIfAbsent(vendorId, _ -> new ConcurrentHashMap<>())
                .put(messageId == null ? NO_MESSAGE_ID : messageId, handler);
    }

    @Override
    public DataTransferResponse handle(Exchange exchange, DataTransferRequest request) throws Exception {
        var ofVendor = handlers.get(request.vendorId());
        if (ofVendor == null) {
            return new DataTransferResponse(DataTransferStatus.UNKNOWN_VENDOR_ID);
        }
        CiString messageId = request.messageId();
        var handler = ofVendor.get(messageId == null ? NO_MESSAGE_ID : messageId);
        return handler == null
                ? new DataTransferResponse(DataTransferStatus.UNKNOWN_MESSAGE_ID)
                : handler.handle(exchange, request);
    }
}
