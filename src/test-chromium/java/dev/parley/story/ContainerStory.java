package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.FilePayload;
import dev.parley.Container;
import dev.parley.FullOnly;
import dev.parley.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a browser does with pages of the WAR below a path of a container, where scripts and htmx have to use that path, too. */
@FullOnly
@DisabledOnOs(OS.WINDOWS)
class ContainerStory extends Story {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"TOMCAT_11", "JETTY"})
    void aNewUserChatsBelowAPath(Container.Kind kind) throws IOException, InterruptedException {
        try (var container = new Container(kind, "/parley", folder).awaitStart();
                var newcomers = new Window(fixture().browser(), container.url(), new NewContextOptions())) {
            var tab = newcomers.tab().opens("/signup");
            tab.types("Email", "newcomer@example.org")
                    .types("Password", Person.PASSWORD)
                    .types("Confirm password", Person.PASSWORD)
                    .presses("Sign up");
            tab.asks("Hello?").reads(".answer .prose", "No AI");
            assertTrue(tab.path().startsWith("/parley/chat/"), tab.path());
            tab.reloads().reads(".answer[aria-busy] .prose", "No AI").isDone("complete");
            tab.asks("And again?").presses("Stop").isDone("stopped");
            tab.presses("Regenerate").isDone("complete").reads(".siblings", "2 of 2");
            tab.find("#composer-files").setInputFiles(new FilePayload[] {
                new FilePayload("notes.md", "text/markdown", "Salt.".getBytes(StandardCharsets.UTF_8))
            });
            assertThat(tab.find(".composer [name^=attachment]")).hasCount(1);
            // The page shows a question before it is stored, too.
            tab.asks("What is in the file?").reads(".question:not(.pending) .file-name", "notes.md");
            tab.reloads().reads(".question", "What is in the file?").isDone("complete");
        }
    }
}
