// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import dev.chargehand.protocol.CallErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a handler came to. Whatever goes wrong in a handler becomes a CALLERROR here, and nowhere else.
sealed interface Answer {
    /// The frame of a CALLRESULT.
    final class Result implements Answer {
        private final byte[] frame;

        private Result(byte[] frame) {
            this.frame = frame;
        }

        byte[] frame() {
            return frame;
        }
    }

    /// The code and words of a CALLERROR.
    record Refusal(CallErrorCode code, String description) implements Answer {}

    /// Nothing is to be said.
    record Silence() implements Answer {}

    /// Runs the handler of a call, on the thread where it belongs.
    static Answer to(IncomingCall<?, ?> call, RpcConfig config) {
        try {
            byte[] frame = call.answer();
            if (call.registration().once()) {
                String peer = call.peer();
                config.recentAnswers()
                        .remember(
                                peer,
                                call.messageId(),
                                call.bytes(),
                                frame,
                                call.connection().now());
            }
            return new Result(frame);
        } catch (CallException e) {
            return new Refusal(e.code(), String.valueOf(e.getMessage()));
        } catch (NoAnswerException e) {
            return silent(call, config, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(call, config, e);
        } catch (Exception e) {
            return failed(call, config, e);
        }
    }

    private static Answer silent(IncomingCall<?, ?> call, RpcConfig config, NoAnswerException why) {
        config.observer().failed(call.connection(), call.action(), call.messageId(), why);
        LoggerFactory.getLogger(Answer.class)
                .atWarn()
                .addKeyValue("chargePoint", call.peer())
                .addKeyValue("action", call.action())
                .addKeyValue("messageId", call.messageId())
                .addKeyValue("why", why.getMessage())
                .log("a call is not answered");
        return new Silence();
    }

    private static Answer failed(IncomingCall<?, ?> call, RpcConfig config, Exception cause) {
        config.observer().failed(call.connection(), call.action(), call.messageId(), cause);
        Logger log = LoggerFactory.getLogger(Answer.class);
        log.atError()
                .addKeyValue("chargePoint", call.peer())
                .addKeyValue("action", call.action())
                .addKeyValue("messageId", call.messageId())
                .setCause(cause)
                .log("a handler failed");
        return new Refusal(CallErrorCode.INTERNAL_ERROR, "the request could not be processed");
    }
}
