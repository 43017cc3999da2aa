package dev.parley.bench;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A server in its own JVM, with its resource usage. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final URI url;
    private final JMXConnector connector;
    private final MemoryMXBean memory;
    private final ThreadMXBean threads;

    /** Starts the server and waits until it prints {@code up}. */
    ServerProcess(ProcessBuilder command, URI url) throws IOException {
        this.url = url;
        process = command.start();
        if (new BufferedReader(process.inputReader()).lines().noneMatch("up"::equals)) {
            process.destroyForcibly();
            throw new IOException("The server did not start: " + String.join(" ", command.command()));
        }
        connector = connect();
        var beans = connector.getMBeanServerConnection();
        memory = ManagementFactory.getPlatformMXBean(beans, MemoryMXBean.class);
        threads = ManagementFactory.getPlatformMXBean(beans, ThreadMXBean.class);
    }

    @SuppressWarnings("BanJNDI") // The JMX server is our own child process.
    private JMXConnector connect() throws IOException {
        try {
            var machine = VirtualMachine.attach(Long.toString(process.pid()));
            try {
                return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException(e);
        }
    }

    URI url() {
        return url;
    }

    long pid() {
        return process.pid();
    }

    /** The CPU time since the start, user and system, on all cores. */
    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The resident set size; 0 if there is no {@code /proc}. */
    long rssBytes() {
        var status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The heap in use after garbage collection. Finalized objects need a second collection. */
    long heapBytes() {
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** The number of platform threads. */
    int threads() {
        return threads.getThreadCount();
    }

    @Override
    public void close() {
        try {
            connector.close();
            // Not Process.destroy(): it closes standard input, on which the server halts without a clean shutdown.
            process.toHandle().destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException | InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
