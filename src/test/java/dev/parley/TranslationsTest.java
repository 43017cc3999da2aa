package dev.parley;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.account.LoginMethod;
import dev.parley.audit.AuditAction;
import dev.parley.provider.ErrorKind;
import dev.parley.transfer.ItemException;
import dev.parley.web.Translations;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All text of the interface comes from the message bundles, in each language. */
class TranslationsTest {
    private static final Path TEMPLATES = Path.of("webapp/WEB-INF/templates");
    private static final Pattern KEY_IN_TEMPLATE = Pattern.compile("#\\{([a-z0-9.-]+)");
    private static final Pattern KEY_IN_JAVA = Pattern.compile(
            "\"((?:problem|signup|confirm|security|factor|oidc|admin|usage|limit|login|settings|connections|model|message|answer|stats|exchange|import|token|model-error)\\.[a-z0-9.-]*[a-z0-9])\"");

    @ParameterizedTest
    @ValueSource(strings = {"pages", "problems"})
    void everyLanguageHasTheSameKeysAndArguments(String bundle) throws IOException {
        var english = load(bundle);
        var german = load(bundle + "_de");
        assertEquals(english.stringPropertyNames(), german.stringPropertyNames());
        for (var key : english.stringPropertyNames()) {
            var expected = new MessageFormat(english.getProperty(key)).getFormatsByArgumentIndex().length;
            assertEquals(expected, new MessageFormat(german.getProperty(key)).getFormatsByArgumentIndex().length, key);
            assertFalse(german.getProperty(key).isBlank(), key);
        }
    }

    /** A straight apostrophe is a quote in a message pattern but a character in other text; ’ works in both. */
    @ParameterizedTest
    @ValueSource(strings = {"pages", "pages_de", "problems", "problems_de"})
    void noTextHasAStraightApostrophe(String bundle) throws IOException {
        load(bundle).forEach((key, text) -> assertFalse(text.toString().contains("'"), key + "=" + text));
    }

    @Test
    void everyKeyInATemplateOrAClassHasAMessage() throws IOException {
        var translations = Translations.in(Locale.ENGLISH);
        var keys = new TreeSet<>(keys(TEMPLATES, ".html", KEY_IN_TEMPLATE));
        assertTrue(keys.size() > 50, keys.toString());
        keys.addAll(keys(Path.of("src/main/java"), ".java", KEY_IN_JAVA));
        for (var key : keys) {
            assertDoesNotThrow(() -> translations.text(key), key);
        }
    }

    @Test
    void noMessageIsUnused() throws IOException {
        var used = keys(TEMPLATES, ".html", KEY_IN_TEMPLATE);
        var pages = new TreeSet<>(load("pages").stringPropertyNames());
        pages.removeAll(used);
        // A list in the template has the keys of the feature cards on the home page.
        var home = Files.readString(TEMPLATES.resolve("home.html"));
        pages.removeIf(
                key -> key.matches("home\\.[a-z]+(\\.text)?") && home.contains("'" + key.split("\\.", -1)[1] + "'"));
        assertEquals(Set.of(), pages);
        var problems = new TreeSet<>(load("problems").stringPropertyNames());
        problems.removeAll(keys(Path.of("src/main/java"), ".java", KEY_IN_JAVA));
        problems.removeIf(
                key -> key.matches("problem\\.\\d+")
                        || key.matches(
                                "(model-error|exchange-end|check|check-step|audit|audit\\.kind|invitation\\.state|login-method|import\\.status|import\\.failure|import\\.problem)\\.[a-z_]+"));
        assertEquals(Set.of(), problems);
    }

    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void everyKindOfErrorHasAMessageInEveryLanguage(ErrorKind kind) {
        for (var language : Translations.LANGUAGES) {
            assertFalse(
                    Translations.in(language).text("model-error." + kind.code()).isBlank());
        }
    }

    @ParameterizedTest
    @EnumSource(AuditAction.class)
    void everyAuditedActionAndItsGroupHaveWordsInEveryLanguage(AuditAction action) {
        for (var language : Translations.LANGUAGES) {
            var translations = Translations.in(language);
            for (var key : List.of(action.name(), "kind." + action.kind().name())) {
                var words = "audit." + key.toLowerCase(Locale.ROOT);
                assertDoesNotThrow(() -> translations.text(words), words + " is missing in problems.properties");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ItemException.Reason.class)
    void everyReasonToSkipAnItemHasWordsInEveryLanguage(ItemException.Reason reason) {
        for (var language : Translations.LANGUAGES) {
            var words = "import.problem." + reason.name().toLowerCase(Locale.ROOT);
            var translations = Translations.in(language);
            assertDoesNotThrow(() -> translations.text(words), words + " is missing in problems.properties");
        }
    }

    @ParameterizedTest
    @EnumSource(LoginMethod.class)
    void everyLoginMethodHasWordsInEveryLanguage(LoginMethod method) {
        for (var language : Translations.LANGUAGES) {
            var words = "login-method." + method.name().toLowerCase(Locale.ROOT);
            var translations = Translations.in(language);
            assertDoesNotThrow(() -> translations.text(words), words + " is missing in problems.properties");
        }
    }

    /** Rendering must replace all prototype text, so no letter may be outside of an element that is replaced. */
    @Test
    void noTemplateHasUntranslatedText() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                assertEquals(Set.of(), TemplateText.unreplaced(Files.readString(file)), file.toString());
            }
        }
    }

    private static Set<String> keys(Path folder, String extension, Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith(extension))
                    .flatMap(path -> pattern.matcher(read(path)).results().map(match -> match.group(1)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Properties load(String bundle) throws IOException {
        var properties = new Properties();
        try (Reader reader =
                Files.newBufferedReader(Path.of("src/main/resources/translations", bundle + ".properties"))) {
            properties.load(reader);
        }
        return properties;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
