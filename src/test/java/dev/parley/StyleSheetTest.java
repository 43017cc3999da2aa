package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StyleSheetTest {
    @Test
    void theCommittedStyleSheetIsUpToDate() throws IOException {
        assertTrue(
                new StyleSheet(Path.of("")).isCurrent(),
                "webapp/assets/app.css is out of date or was edited by hand: run " + StyleSheet.COMMAND);
    }

    @Test
    void minifyingKeepsStringsEscapesAndEmptyValues() {
        assertEquals("a{--x: ;content:\"/* ; */\"}.p-1\\,5 > b,c{margin:calc(1px + 2px)}", StyleSheet.minify("""
                        /* a comment */
                        a {
                          --x: ;
                          content:"/* ; */";
                        }
                        .p-1\\,5 > b,
                        c { margin:calc(1px + 2px) ; }
                        """));
    }
}
