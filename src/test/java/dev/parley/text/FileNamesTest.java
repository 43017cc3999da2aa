package dev.parley.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
    @ParameterizedTest
    @CsvSource({
        "Why is the sea salty?, Why is the sea salty-",
        "a/b\\c:d, a-b-c-d",
        "'...hidden. ', hidden",
        "nul, nul_",
        "Com1.txt, Com1.txt_",
        "Straße & Äpfel, Straße & Äpfel",
        "'\u202egpj.exe', gpj.exe",
        "'  ', chat",
        "'\u200b', chat",
        "e\u0301, \u00e9",
    })
    void aNameIsAllowedOnAllSystems(String text, String name) {
        assertEquals(name, FileNames.of(text, "chat"));
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        var name = FileNames.of("😀".repeat(100), "chat");
        assertEquals("😀".repeat(30), name);
        assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= 120);
    }

    @Test
    void namesThatDifferInCaseOnlyGetNumbers() {
        var taken = new HashSet<String>();
        assertEquals(
                List.of("Salt", "salt (2)", "SALT (3)"),
                Stream.of("Salt", "salt", "SALT")
                        .map(name -> FileNames.distinct(name, taken))
                        .toList());
    }
}
