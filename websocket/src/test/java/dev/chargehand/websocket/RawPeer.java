// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A client that sends exactly the bytes it is told to, and shows what comes back.
final class RawPeer implements AutoCloseable {
    static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
    private static final int MASK = 0x37fa213d;

    private final Socket socket;
    private final DataInputStream in;

    RawPeer(Socket socket) {
        this.socket = socket;
        try {
            socket.setSoTimeout(10_000);
            this.in = new DataInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawPeer to(OcppServer server) {
        try {
            var socket = new Socket();
            socket.connect(server.address(), 5_000);
            return new RawPeer(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A WebSocket of that identity, its handshake done.
    static RawPeer upgraded(OcppServer server, String identity) {
        RawPeer peer = to(server);
        Response response = peer.get("/ocpp/" + identity);
        if (response.status() != 101) {
            throw new AssertionError("not upgraded: " + response);
        }
        return peer;
    }

    /// What a server answers to a request.
    record Response(int status, List<String> fields, String body) {
        String field(String name) {
            return fields.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .reduce((one, other) -> one + " | " + other)
                    .orElse("(none)");
        }
    }

    /// A frame as it came.
    @SuppressWarnings("ArrayRecordComponent")
    record Frame(int opcode, byte[] payload) {
        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        int closeCode() {
            return Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort());
        }

        String closeReason() {
            return new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
        }
    }

    Response get(String path, String... fields) {
        sendRequest(path, fields);
        return readResponse();
    }

    /// A proper handshake with these fields besides; a field that is there already is replaced, and one without a
    /// value left out.
    void sendRequest(String path, String... fields) {
        List<String> head = new ArrayList<>(List.of(
                "Host: localhost",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Key: " + KEY,
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Protocol: ocpp1.6"));
        for (String field : fields) {
            String name = field.substring(0, field.indexOf(':') + 1);
            head.removeIf(line -> line.startsWith(name));
        }
        for (String field : fields) {
            if (!field.endsWith(":")) {
                head.add(field);
            }
        }
        send("GET " + path + " HTTP/1.1\r\n" + String.join("\r\n", head) + "\r\n\r\n");
    }

    void send(String text) {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lines up to the empty one.
    List<String> readHead() {
        try {
            List<String> lines = new ArrayList<>();
            for (String line = readLine(); !line.isEmpty(); line = readLine()) {
                lines.add(line);
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Response readResponse() {
        List<String> lines = readHead();
        try {
            int status = Integer.parseInt(lines.getFirst().split(" ", -1)[1]);
            String body = status == 101 ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Response(status, lines.subList(1, lines.size()), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String readLine() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.readUnsignedByte(); b != '\n'; b = in.readUnsignedByte()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    void sendText(String text) {
        sendFrame(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    /// A frame with that first byte, masked as it should be.
    void sendFrame(int first, byte[] payload) {
        send(frame(first, payload));
    }

    /// A short frame as a server sends it, without a mask.
    void sendServerFrame(int first, byte[] payload) {
        send(ByteBuffer.allocate(2 + payload.length)
                .put((byte) first)
                .put((byte) payload.length)
                .put(payload)
                .array());
    }

    static byte[] frame(int first, byte[] payload) {
        byte[] masked = payload.clone();
        Frames.unmask(masked, MASK);
        ByteBuffer out = ByteBuffer.allocate(payload.length + 14).put((byte) first);
        if (payload.length < 126) {
            out.put((byte) (0x80 | payload.length));
        } else if (payload.length < 0x10000) {
            out.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            out.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        out.putInt(MASK).put(masked);
        return Arrays.copyOf(out.array(), out.position());
    }

    /// The next frame, its mask taken off if it has one.
    Frame readFrame() {
        try {
            int first = in.readUnsignedByte();
            int second = in.readUnsignedByte();
            int length = second & 0x7F;
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = (int) in.readLong();
            }
            int mask = second >= 0x80 ? in.readInt() : 0;
            byte[] payload = in.readNBytes(length);
            Frames.unmask(payload, mask);
            return new Frame(first & 0x0F, payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the other side has closed, after whatever it still sends.
    boolean sawEnd() {
        try {
            in.readAllBytes();
            return true;
        } catch (EOFException | SocketException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    Socket socket() {
        return socket;
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /// Closes the socket without a word.
    void hangUp() {
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
