// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.trace;

import dev.chargehand.centralsystem.finding.FindingKind;
import dev.chargehand.centralsystem.finding.Findings;
import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.json.Deviation;
import dev.chargehand.rpc.RpcConnection;
import dev.chargehand.rpc.RpcObserver;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts what becomes of messages, and logs what an operator should know: which charge point sent what,
/// and what is
/// wrong with it. A flood of faulty messages is counted to the last one, and logged up to a number of
/// lines a second.
/// For all threads; called on those of the connections, so it only counts and logs.
public final class MessageWatch implements RpcObserver {
    private static final Logger log = LoggerFactory.getLogger(MessageWatch.class);
    private static final int LINES_A_SECOND = 20;
    private static final int SHOWN = 120;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final Findings findings;
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final AtomicLong second = new AtomicLong();
    private final AtomicInteger lines = new AtomicInteger();

    /// Tells operators by findings of what is refused or ignored.
    public MessageWatch(Findings findings) {
        this.findings = findings;
    }

    /// How often each thing has happened since the start, by its name.
    public Map<String, Long> counts() {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((name, count) -> sums.put(name, count.sum()));
        return sums;
    }

    @Override
    public void received(RpcConnection connection, byte[] utf8) {
        count("received");
    }

    @Override
    public void sent(RpcConnection connection, byte[] utf8) {
        count("sent");
    }

    @Override
    public void answered(RpcConnection connection, String action, String messageId, long nanos) {
        count("answered");
    }

    @Override
    public void refused(
            RpcConnection connection, String action, String messageId, CallErrorCode code, String description) {
        count("refused." + code.word());
        if (code != CallErrorCode.SECURITY_ERROR) {
            findings.found(
                    connection.peer(),
                    FindingKind.MESSAGE_REFUSED,
                    (action.isEmpty() ? "message" : action) + " " + code.word(),
                    description,
                    null);
        }
        if (mayLog()) {
            log.atInfo()
                    .addKeyValue("chargePoint", connection.peer())
                    .addKeyValue("action", action)
                    .addKeyValue("messageId", messageId)
                    .addKeyValue("code", code.word())
                    .addKeyValue("why", description)
                    .log("message refused");
        }
    }

    @Override
    public void deviated(RpcConnection connection, String action, String messageId, List<Deviation> deviations) {
        deviations.forEach(deviation -> count("deviation." + word(deviation.kind())));
        if (mayLog()) {
            Deviation first = deviations.getFirst();
            log.atInfo()
                    .addKeyValue("chargePoint", connection.peer())
                    .addKeyValue("action", action)
                    .addKeyValue("where", first.pointer())
                    .addKeyValue("what", first.reason())
                    .addKeyValue("more", deviations.size() - 1)
                    .log("message read although it is not valid");
        }
    }

    @Override
    public void ignored(RpcConnection connection, Ignored why, byte[] utf8) {
        count("ignored." + word(why));
        if (why != Ignored.REPETITION) {
            findings.found(connection.peer(), FindingKind.FRAME_IGNORED, word(why), inWords(why), shown(utf8));
        }
        if (mayLog()) {
            log.atInfo()
                    .addKeyValue("chargePoint", connection.peer())
                    .addKeyValue("why", inWords(why))
                    .addKeyValue("text", shown(utf8))
                    .log("message ignored");
        }
    }

    @Override
    public void failed(RpcConnection connection, String action, String messageId, Throwable cause) {
        count("failed");
    }

    private static String inWords(Ignored why) {
        return switch (why) {
            case NOT_JSON -> "it is not JSON, and has no id that could be answered to";
            case NOT_A_MESSAGE -> "it is no list that starts with a whole number";
            case UNKNOWN_MESSAGE_TYPE -> "its message type is none of 2, 3 and 4";
            case UNUSABLE_ID -> "its message id is missing, empty or no text";
            case UNKNOWN_ANSWER -> "it answers no call of ours";
            case REPETITION -> "it repeats a call that is being handled or was answered already";
            case BINARY -> "it is binary; OCPP-J is text";
        };
    }

    private static String shown(byte[] utf8) {
        String text = new String(utf8, 0, Math.min(utf8.length, SHOWN), StandardCharsets.UTF_8);
        return text.replaceAll("\\p{Cntrl}", "?") + (utf8.length > SHOWN ? "..." : "");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void count(String name) {
        counts.computeIfAbsent(name, _ -> new LongAdder()).increment();
    }

    private boolean mayLog() {
        long now = System.nanoTime() / SECOND_NANOS;
        if (second.getAndSet(now) != now) {
            lines.set(0);
        }
        boolean may = lines.incrementAndGet() <= LINES_A_SECOND;
        if (!may) {
            count("not-logged");
        }
        return may;
    }
}
