// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.noloss;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A stretch of network that can be cut, or that can stop to carry anything. Two threads a connection.
final class Proxy implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Proxy.class);

    private final InetSocketAddress target;
    private final int port;
    private final Gate toServer = new Gate();
    private final Gate toClient = new Gate();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private ServerSocket door;
    private Thread porter;

    Proxy(InetSocketAddress target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = door.getLocalPort();
        this.porter = porter(door);
    }

    /// What each part of a stream has to pass.
    private static final class Gate {
        private final Semaphore passes = new Semaphore(1);

        void pass() {
            passes.acquireUninterruptibly();
            passes.release();
        }

        void shut() {
            passes.acquireUninterruptibly();
        }

        void open() {
            passes.release();
        }
    }

    int port() {
        return port;
    }

    /// Ends all connections, and refuses new ones.
    void cut() throws IOException, InterruptedException {
        door.close();
        if (!porter.join(Duration.ofSeconds(10))) {
            throw new IOException("the port is not given up");
        }
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    /// Lets connections through again.
    void mend() throws IOException {
        door = new ServerSocket();
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        porter = porter(door);
    }

    /// Takes connections, but carries nothing.
    void stall() {
        toServer.shut();
        toClient.shut();
    }

    /// Carries what is asked, but no answer.
    void stallAnswers() {
        toClient.shut();
    }

    /// Carries answers again.
    void resumeAnswers() {
        toClient.open();
    }

    /// Carries everything again, first what was held back.
    void resume() {
        toServer.open();
        toClient.open();
    }

    private Thread porter(ServerSocket at) {
        return Thread.ofVirtual().start(() -> {
            while (!at.isClosed()) {
                try {
                    connect(at.accept());
                } catch (IOException e) {
                    log.atDebug().setCause(e).log("a connection did not come about");
                }
            }
        });
    }

    private void connect(Socket client) throws IOException {
        var server = new Socket(target.getAddress(), target.getPort());
        sockets.add(client);
        sockets.add(server);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> carry(client, server, toServer));
        Thread.ofVirtual().start(() -> carry(server, client, toClient));
    }

    private void carry(Socket from, Socket to, Gate gate) {
        byte[] buffer = new byte[16_384];
        try (from;
                to) {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                gate.pass();
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            log.atDebug().setCause(e).log("a connection has ended");
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    @Override
    public void close() {
        try {
            cut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
