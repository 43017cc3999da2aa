package dev.parley;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that are stopped and started again. They lie below those that systems hand out to clients (from
 * 32,768 on Linux, from 49,152 elsewhere), or a connection of another test could take one while its server is down.
 */
public final class Ports {
    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;
    /** Begins anywhere, for other processes of the same build count, too. */
    private static final AtomicInteger next = new AtomicInteger(new Random().nextInt(COUNT));

    private Ports() {}

    /** One where nobody listens, and which this process is not given again for long. */
    public static int free() {
        for (int tries = 0; tries < COUNT; tries++) {
            int port = FIRST + Math.floorMod(next.getAndIncrement(), COUNT);
            if (isFree(port)) return port;
        }
        throw new IllegalStateException("No port is free");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (BindException taken) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
