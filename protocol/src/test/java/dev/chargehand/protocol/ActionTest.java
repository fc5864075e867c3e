// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.chargehand.protocol.core.DataTransferRequest;
import dev.chargehand.protocol.core.HeartbeatRequest;
import dev.chargehand.protocol.core.HeartbeatResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionTest {
    /// Not named after any action.
    record Nameless() implements CustomRequest<Answer> {}

    /// Its answer.
    record Answer() implements CustomResponse {}

    private static List<String> names(java.util.function.Predicate<Action<?, ?>> which) {
        return Action.standard().stream().filter(which).map(Action::name).toList();
    }

    @Test
    void theActionsOfTheCoreProfileAreThereInBothDirections() {
        assertThat(names(Action::isFromChargePoint))
                .containsExactly(
                        "Authorize",
                        "BootNotification",
                        "DataTransfer",
                        "Heartbeat",
                        "MeterValues",
                        "StartTransaction",
                        "StatusNotification",
                        "StopTransaction");
        assertThat(names(Action::isFromCentralSystem))
                .containsExactly(
                        "ChangeAvailability",
                        "ChangeConfiguration",
                        "ClearCache",
                        "DataTransfer",
                        "GetConfiguration",
                        "RemoteStartTransaction",
                        "RemoteStopTransaction",
                        "Reset",
                        "UnlockConnector");
        assertThat(Action.standard()).hasSize(16);
    }

    @Test
    void aRequestNamesItsResponse() {
        assertThat(Action.of(HeartbeatRequest.class).response()).isEqualTo(HeartbeatResponse.class);
        assertThat(Action.ofMessage(new DataTransferRequest("v", null, null)).name())
                .isEqualTo("DataTransfer");
    }

    @Test
    void whatOcppKnowsIsKnownWithOrWithoutTypes() {
        assertThat(Action.isKnown("Heartbeat")).isTrue();
        assertThat(Action.isKnown("TriggerMessage")).isTrue();
        assertThat(Action.isKnown("heartbeat")).isFalse();
        assertThat(Action.isKnown("NotifyEvent")).isFalse();
        assertThat(Action.named("TriggerMessage")).isNull();
    }

    @Test
    void noActionWithTypesIsListedAsOneWithout() {
        assertThat(Action.knownWithoutTypes())
                .doesNotContainAnyElementsOf(names(_ -> true))
                .hasSize(23);
    }

    @Test
    void aRequestThatIsNotNamedAfterAnActionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Action.of(Nameless.class))
                .withMessageContaining("XxxRequest");
    }

    @Test
    void bothSpellingsOfTheMisspeltCodesAreRead() {
        assertThat(CallErrorCode.of("OccurenceConstraintViolation"))
                .isEqualTo(CallErrorCode.of("OccurrenceConstraintViolation"));
        assertThat(CallErrorCode.of("FormatViolation")).isEqualTo(CallErrorCode.of("FormationViolation"));
        assertThat(CallErrorCode.of("MessageTypeNotSupported")).isEqualTo(CallErrorCode.GENERIC_ERROR);
    }
}
