package dev.parley.file;

import dev.parley.concurrent.Scheduler;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.logging.LogFactory;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessRead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads PDF files, each in a process of its own. A PDF file is a program of compressed parts that refer to each other: no check
 * can tell in advance how much memory and time it takes. A process has a heap of its own and can be ended at any time; it has no
 * environment, so no keys either.
 */
final class PdfProcess implements AutoCloseable {
    /** What a file has; all others are refused in words. */
    record Pdf(String text, long pages) {}

    private static final Logger LOG = LoggerFactory.getLogger(PdfProcess.class);

    /** Each takes up to the heap below and about 60 MB besides. */
    private static final int PROCESSES_MAX = 2;

    private static final List<String> JVM_OPTIONS = List.of(
            "-Xmx256m",
            "-Xss2m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8");
    private static final int BYTES_PER_CHAR_MAX = 3;
    private static final int STATUS_BYTES_MAX = 100;

    private final FileLimits limits;
    private final Duration timeMax;
    private final Semaphore processes = new Semaphore(PROCESSES_MAX, true);
    private final Scheduler deadlines = new Scheduler("parley-pdf-deadlines");

    /** @param timeMax how long a file may take */
    PdfProcess(FileLimits limits, Duration timeMax) {
        this.limits = limits;
        this.timeMax = timeMax;
    }

    Pdf read(byte[] content) throws FileProblem, InterruptedException {
        processes.acquire();
        try {
            return result(run(content));
        } catch (IOException e) {
            LOG.warn("A PDF file could not be read", e);
            throw damaged();
        } finally {
            processes.release();
        }
    }

    /** What the process has written. */
    private String run(byte[] content) throws IOException, FileProblem {
        var process = start();
        var isLate = new AtomicBoolean();
        var cancel = deadlines.after(timeMax, () -> {
            isLate.set(true);
            process.destroyForcibly();
        });
        try (var in = process.getInputStream()) {
            feed(process, content);
            var written = in.readNBytes(limits.textCharsMax() * BYTES_PER_CHAR_MAX + STATUS_BYTES_MAX);
            if (!isLate.get()) {
                return new String(written, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            LOG.debug("The process was ended", e);
        } finally {
            cancel.run();
            process.destroyForcibly();
        }
        throw isLate.get() ? FileProblem.content("problem.file.slow") : damaged();
    }

    /** It reads everything before it writes anything, unless it has ended. */
    private static void feed(Process process, byte[] content) {
        try (var out = process.getOutputStream()) {
            out.write(content);
        } catch (IOException e) {
            LOG.debug("The process has ended early", e);
        }
    }

    private Pdf result(String written) throws FileProblem {
        int end = written.indexOf('\n') < 0 ? written.length() : written.indexOf('\n');
        var status = written.substring(0, end).split(" ", 2);
        return switch (status[0]) {
            case "ok" -> new Pdf(written.substring(end + 1), Long.parseLong(status[1]));
            case "empty" -> throw FileProblem.content("problem.file.scanned");
            case "encrypted" -> throw FileProblem.content("problem.file.encrypted");
            case "pages" -> throw FileProblem.size("problem.file.pages", Long.parseLong(status[1]), limits.pagesMax());
            case "long" -> throw FileProblem.size("problem.file.text", limits.textCharsMax());
            default -> throw damaged();
        };
    }

    private Process start() throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.addAll(List.of("-cp", classPath(), PdfWorker.class.getName()));
        command.add(Integer.toString(limits.pagesMax()));
        command.add(Integer.toString(limits.textCharsMax()));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        var system = Optional.ofNullable(builder.environment().get("SystemRoot"));
        builder.environment().clear();
        // Windows needs this one.
        system.ifPresent(root -> builder.environment().put("SystemRoot", root));
        return builder.start();
    }

    /** The classes of this application, and PDFBox with what it needs. */
    private static String classPath() throws IOException {
        var paths = new LinkedHashSet<String>();
        for (var type :
                List.of(PdfWorker.class, Loader.class, FontBoxFont.class, RandomAccessRead.class, LogFactory.class)) {
            var location = type.getProtectionDomain().getCodeSource().getLocation();
            try {
                paths.add(Path.of(location.toURI()).toString());
            } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
                throw new IOException(
                        "The container must unpack the WAR so that PDF files can be read: " + location, e);
            }
        }
        return String.join(File.pathSeparator, paths);
    }

    private static FileProblem damaged() {
        return FileProblem.content("problem.file.damaged");
    }

    @Override
    public void close() {
        deadlines.close();
    }
}
