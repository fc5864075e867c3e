// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.app.terminal.Colours.Choice;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ColoursTest {
    private static final Map<String, String> XTERM = Map.of("TERM", "xterm");

    @Test
    void onlyATerminalGetsThem() {
        Colours colours = Colours.of(XTERM, false, true);

        assertThat(colours.out()).isEqualTo(Ansi.OFF);
        assertThat(colours.err()).isEqualTo(Ansi.ON);
    }

    @Test
    void noColorIsObeyedIfItIsNotEmpty() {
        assertThat(Colours.of(Map.of("NO_COLOR", "1"), true, true).out()).isEqualTo(Ansi.OFF);
        assertThat(Colours.of(Map.of("NO_COLOR", ""), true, true).out()).isEqualTo(Ansi.ON);
    }

    @Test
    void aDumbTerminalGetsNone() {
        assertThat(Colours.of(Map.of("TERM", "dumb"), true, true).err()).isEqualTo(Ansi.OFF);
    }

    @Test
    void theUsersChoiceComesBeforeAll() {
        assertThat(Colours.of(Map.of("NO_COLOR", "1"), false, false)
                        .with(Choice.ALWAYS)
                        .err())
                .isEqualTo(Ansi.ON);
        assertThat(Colours.of(XTERM, true, true).with(Choice.NEVER).out()).isEqualTo(Ansi.OFF);
    }
}
