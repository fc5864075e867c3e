// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {
    private static String hex(ByteBuf frame) {
        try {
            return ByteBufUtil.hexDump(frame);
        } finally {
            frame.release();
        }
    }

    @Test
    void framesAreThoseOfTheStandard() {
        var buffers = UnpooledByteBufAllocator.DEFAULT;
        byte[] hello = "Hello".getBytes(UTF_8);

        assertThat(hex(Frames.encode(buffers, Frames.TEXT, hello))).isEqualTo("810548656c6c6f");
        assertThat(hex(Frames.encodeMasked(buffers, Frames.TEXT, hello, 0x37fa213d)))
                .isEqualTo("818537fa213d7f9f4d5158");
    }

    @ParameterizedTest
    @CsvSource({"125, 817d", "126, 817e007e", "65535, 817effff", "65536, 817f0000000000010000"})
    void lengthIsWrittenInTheShortestWay(int length, String header) {
        String frame = hex(Frames.encode(UnpooledByteBufAllocator.DEFAULT, Frames.TEXT, new byte[length]));

        assertThat(frame).startsWith(header).hasSize(header.length() + 2 * length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 7, 8, 9, 15, 16, 17, 1000})
    void unmaskingUndoesMasking(int length) {
        byte[] text = "x".repeat(length).getBytes(UTF_8);
        ByteBuf frame = Frames.encodeMasked(UnpooledByteBufAllocator.DEFAULT, Frames.TEXT, text, 0x80c1_a207);
        byte[] masked = new byte[length];
        frame.getBytes(frame.readableBytes() - length, masked);
        frame.release();

        assertThat(Frames.unmask(masked, 0x80c1_a207)).isTrue();
        assertThat(masked).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ü", "xxxxxxxü", "xxxxxxxxü", "üxxxxxxxxxxxx"})
    void whatIsNotAsciiIsNoticed(String text) {
        assertThat(Frames.unmask(text.getBytes(UTF_8), 0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"c080", "eda080", "f4908080", "ff", "e282", "80"})
    void brokenUtf8IsNoticed(String bytes) {
        assertThat(Frames.isUtf8(HexFormat.of().parseHex(bytes))).isFalse();
    }

    @Test
    void longReasonIsCutBetweenCharacters() {
        byte[] closing = Frames.closing(1000, "ü".repeat(100));

        assertThat(closing).hasSize(2 + 122);
        assertThat(new String(closing, 2, 122, UTF_8)).isEqualTo("ü".repeat(61));
    }
}
