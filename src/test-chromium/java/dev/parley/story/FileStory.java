package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.FullOnly;
import dev.parley.file.Upload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Files that are opened in the browser. */
class FileStory extends Story {
    @Test
    @FullOnly
    void anImageIsShownAndAPageIsOnlyText() throws IOException {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", png);
        long image = Upload.id(Upload.of(ada, "photo.png", png.toByteArray()));
        // Those that observe errors for these tests.
        window.expects("Blocked script execution");
        var tab = window.tab().opens("/files/" + image);
        assertThat(tab.find("img")).isVisible();
        assertEquals(30, tab.find("img").evaluate("(image) => image.naturalWidth"));

        long page = Upload.text(ada, "page.html", "<h1>Hello</h1><script>document.title = 'run'</script>");
        tab.opens("/files/" + page + "?text");
        assertThat(tab.find("body")).containsText("<h1>Hello</h1><script>");
        assertEquals("", tab.page().title());
    }
}
