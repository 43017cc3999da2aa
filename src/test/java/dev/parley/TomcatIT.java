package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.file.Samples;
import dev.parley.file.Upload;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the WAR on Tomcat with server.xml, like in the README: on the newest version, with {@code -Pfull} on each. */
@Tag(TestSize.FULL)
@DisabledOnOs(OS.WINDOWS)
class TomcatIT {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    static List<String> versions() {
        return TestSize.IS_FULL ? List.of("tomcat10.version", "tomcat11.version") : List.of("tomcat11.version");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void theWarRunsOnTomcatWithOneCommand(String property) throws IOException, InterruptedException {
        int port = Ports.free();
        var tomcat = start(System.getProperty(property), port);
        try (var output = tomcat.inputReader()) {
            assertTrue(output.lines().anyMatch(line -> line.contains("Server startup in")), "Tomcat started");
            var ada = new Person(URI.create("http://127.0.0.1:" + port), "ada").signsUp();
            talk(ada);
            assertEquals(200, Upload.of(ada, "a.pdf", Samples.pdf("Hello")).statusCode());
            assertEquals(
                    200, Upload.of(ada, "a.jpg", Samples.image("jpg", 30, 20)).statusCode());
            assertRejectionsHaveParleysMessage(port);
            try (var page = ada.watches(begins(ada))) {
                assertEquals("snapshot", page.next().orElseThrow().name());
                // Use the handle, because Process.destroy() would close the output before it is read.
                assertTrue(tomcat.toHandle().destroy());
                assertTrue(
                        page.done().contains("data-status=\"interrupted\""),
                        "the open event stream receives the end of the answer");
            }
            var lines = output.lines().toList();
            var problems = IntStream.range(0, lines.size())
                    .filter(i -> lines.get(i).contains("SEVERE") || lines.get(i).contains("WARNING"))
                    .filter(i -> !isEndedThread(lines, i))
                    .mapToObj(lines::get)
                    // flexmark has a cache for each thread, which makes Tomcat replace its threads.
                    .filter(line -> !line.contains("com.vladsch.flexmark"))
                    .toList();
            assertTrue(tomcat.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "Tomcat stopped");
            assertEquals(List.of(), problems, "Tomcat reports no leaks");
        } finally {
            tomcat.destroyForcibly();
        }
    }

    /** Whether a warning is about a thread without a stack: it ended between the search for leaks and the warning. */
    private static boolean isEndedThread(List<String> lines, int warning) {
        boolean hasFrame = warning + 1 < lines.size() && lines.get(warning + 1).startsWith(" ");
        return lines.get(warning).endsWith("Stack trace of thread:") && !hasFrame;
    }

    private static void talk(Person ada) {
        assertEquals(404, ada.gets("/chat/999").statusCode());
        assertEquals(List.of("gzip"), encodings(ada, "/chat"));
        assertEquals(List.of("gzip"), encodings(ada, "/assets/app.css"));
        var chat = begins(ada);
        try (var page = ada.watches(chat)) {
            assertEquals("snapshot", page.next().orElseThrow().name());
            assertTrue(page.done().contains("No AI wrote this"));
        }
        assertTrue(ada.gets("/chat/" + chat).body().contains("No AI wrote this"));
        assertEquals(List.of(), encodings(ada, "/chat/" + chat + "/generate"), "an event stream is not compressed");
    }

    private static void assertRejectionsHaveParleysMessage(int port) throws IOException {
        for (var request : RefusedRequest.values()) {
            var response = request.sendTo(URI.create("http://127.0.0.1:" + port));
            assertTrue(response.contains("The request was malformed."), response);
        }
    }

    private static List<String> encodings(Person ada, String path) {
        return ada.gets(path, "Accept-Encoding", "gzip").headers().allValues("Content-Encoding");
    }

    private static long begins(Person ada) {
        return Person.chatIn(ada.posts("/chat", "message", "Hello?", "model", "demo"));
    }

    /** The command from the README, with a port and a database for this test. */
    private Process start(String version, int port) throws IOException {
        var home = Path.of("").toAbsolutePath();
        var catalina = home.resolve("target/containers/apache-tomcat-" + version);
        var builder = new ProcessBuilder(
                "sh",
                catalina.resolve("bin/catalina.sh").toString(),
                "run",
                "-config",
                home.resolve("server.xml").toString());
        var environment = builder.environment();
        environment.put("CATALINA_HOME", catalina.toString());
        environment.put("CATALINA_BASE", catalina.toString());
        environment.put(
                "CATALINA_OPTS",
                "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dapp.home=" + home + " -Dparley.port=" + port);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("PARLEY_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("parley.db"));
        environment.put("PARLEY_DEMO", "on");
        environment.put("OPENAI_BASE_URL", "http://127.0.0.1:9/v1");
        return builder.redirectErrorStream(true).start();
    }
}
