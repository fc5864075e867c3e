// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.authorization;

import dev.chargehand.centralsystem.authorization.Authority.Question;
import dev.chargehand.protocol.AuthorizationStatus;
import dev.chargehand.protocol.IdTagInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether a tag may charge: asks an external authority first, if there is one, and falls back on what is
/// known here
/// when that has no say, fails, or takes too long. So a driver is never kept waiting for a broken back
/// end. For all
/// threads, outside of units of work.
public final class Authorization {
    private static final Logger log = LoggerFactory.getLogger(Authorization.class);

    private final LocalAuthority local;
    private final @Nullable Authority external;
    private final Duration within;

    /// @param external asked first; null for nobody
    /// @param within how long it may take
    public Authorization(LocalAuthority local, @Nullable Authority external, Duration within) {
        this.local = local;
        this.external = external;
        this.within = within;
    }

    /// What is to be said of a tag.
    public IdTagInfo judge(Question question) {
        return external == null
                ? local.judgement(question)
                : asked(external, question).orElseGet(() -> local.judgement(question));
    }

    private Optional<IdTagInfo> asked(Authority authority, Question question) {
        Callable<Optional<IdTagInfo>> asking = () -> authority.judge(question);
        var answer = new FutureTask<>(asking);
        Thread thread = Thread.startVirtualThread(answer);
        try {
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS).map(Authorization::withoutConcurrentTx);
        } catch (TimeoutException e) {
            thread.interrupt();
            failed(question, "no answer within " + within);
        } catch (ExecutionException e) {
            failed(question, String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static IdTagInfo withoutConcurrentTx(IdTagInfo info) {
        return info.status() == AuthorizationStatus.CONCURRENT_TX
                ? new IdTagInfo(AuthorizationStatus.ACCEPTED, info.expiryDate(), info.parentIdTag())
                : info;
    }

    private static void failed(Question question, String why) {
        log.atWarn()
                .addKeyValue("chargePoint", question.chargePoint())
                .addKeyValue("why", why)
                .log("the external authority was of no use; what is known here decides");
    }
}
