package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Container.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Puts the WAR into the folder for applications of each container, as the root and below a path. */
@FullOnly
@DisabledOnOs(OS.WINDOWS)
class ContainerIT {
    @TempDir
    private Path folder;

    static Stream<Arguments> containers() {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> Stream.of("", "/parley").map(path -> Arguments.of(kind, path)));
    }

    @ParameterizedTest
    @MethodSource("containers")
    void theWarRunsInAnUnchangedContainer(Kind kind, String contextPath) throws IOException, InterruptedException {
        long chat;
        try (var container = new Container(kind, contextPath, folder).awaitStart()) {
            if (!contextPath.isEmpty()) {
                assertEquals(contextPath + "/", locationWithoutSlash(container.url()));
            }
            var story = new CoreStory(container.url());
            story.signsUpAndLogsIn();
            chat = story.followsAnAnswer();
            story.stopsAndRegenerates(chat);
            story.sendsAFile();
            story.exportsAndShares(chat);
            story.servesAssetsForAYear();
            story.saysErrorsInWords();
            story.servesPrograms();
            chat = Person.chatIn(story.ada().posts("/chat", "message", "Hello?", "model", "demo"));
            try (var events = story.ada().watches(chat)) {
                events.next();
                container.terminate();
                assertTrue(events.done().contains("data-status=\"interrupted\""));
            }
            var problems = container.awaitEnd().stream()
                    .filter(line -> line.contains("Exception"))
                    .toList();
            assertEquals(List.of(), problems);
        }
        try (var again = new Container(kind, contextPath, folder).awaitStart()) {
            var ada = new Person(again.url(), "ada").logsIn();
            assertTrue(ada.gets("/chat/" + chat).body().contains("data-status=\"interrupted\""));
        }
    }

    /** Where the container sends a browser that leaves out the slash after the path of the application. */
    private static String locationWithoutSlash(URI url) throws IOException, InterruptedException {
        var response =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding());
        return URI.create(response.headers().firstValue("Location").orElse("")).getPath();
    }
}
