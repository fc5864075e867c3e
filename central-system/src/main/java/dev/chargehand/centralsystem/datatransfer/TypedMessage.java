// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.datatransfer;

import dev.chargehand.protocol.core.DataTransferRequest;
import dev.chargehand.protocol.core.DataTransferResponse;
import dev.chargehand.protocol.core.DataTransferStatus;
import dev.chargehand.protocol.json.Decoded;
import dev.chargehand.protocol.json.MessageCodec;
import dev.chargehand.protocol.json.Reading;
import dev.chargehand.rpc.Exchange;
import dev.chargehand.rpc.Handler;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// A vendor's message whose data is a JSON object written as text: the record it holds, read and written
/// as the
/// protocol's own messages are.
///
/// @param <T> the record
public final class TypedMessage<T> {
    private final MessageCodec<T> codec;

    private TypedMessage(MessageCodec<T> codec) {
        this.codec = codec;
    }

    /// What answers a message of this type.
    @FunctionalInterface
    public interface TypedHandler<T> {
        /// Answers.
        ///
        /// @throws Exception for a failure; the charge point gets InternalError
        DataTransferResponse handle(Exchange exchange, T message) throws Exception;
    }

    /// The message that holds a record.
    ///
    /// @throws IllegalArgumentException if the type is no record, or has a component that no message can
    ///     have
    public static <T> TypedMessage<T> of(Class<T> type) {
        return new TypedMessage<>(MessageCodec.of(type));
    }

    /// A handler of DataTransfer that reads the data first. Data that is not this record is answered with
    /// Rejected.
    public Handler<DataTransferRequest, DataTransferResponse> handler(TypedHandler<T> handler) {
        return (exchange, request) -> {
            String data = request.data();
            Reading tolerant = Reading.tolerant(InstantSource.fixed(exchange.receivedAt()));
            return switch (codec.decode(data == null ? "{}" : data, tolerant)) {
                case Decoded.Message<T> read -> handler.handle(exchange, read.message());
                case Decoded.Unreadable<T> wrong ->
                    new DataTransferResponse(
                            DataTransferStatus.REJECTED, wrong.violation().description());
            };
        };
    }

    /// A request that carries a record to a charge point.
    public DataTransferRequest request(String vendorId, @Nullable String messageId, T message) {
        return new DataTransferRequest(vendorId, messageId, codec.encode(message));
    }
}
