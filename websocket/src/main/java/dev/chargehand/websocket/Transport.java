// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

/// How the operating system is asked for input and output.
public enum Transport {
    /// The best that works here: io_uring, else epoll, else NIO.
    AUTO,
    /// Linux io_uring: fewest system calls. Many containers forbid it.
    IO_URING,
    /// Linux epoll, by Netty's native code.
    EPOLL,
    /// The JDK's own; everywhere.
    NIO
}
