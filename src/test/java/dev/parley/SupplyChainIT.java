package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The WAR contains a list of its libraries (SBOM), and all of them may be used and passed on. */
class SupplyChainIT {
    private static final String SBOM = "META-INF/sbom/application.cdx.json";
    private static final Path LICENCES = Path.of("src/site/licences.md");

    /** One of these is enough: a library with several licences lets us choose. */
    private static final Set<String> ALLOWED =
            Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD", "EPL-2.0", "CDDL-1.1");

    /** The POM only says "BSD", which is read as another variant; the file LICENSE of the project has three clauses. */
    private static final Map<String, String> CORRECTED = Map.of("org.webjars:highlightjs", "BSD-3-Clause");

    private static final Set<String> jars = new TreeSet<>();
    private static final Map<String, JsonNode> components = new TreeMap<>();

    @BeforeAll
    static void readTheWar() throws IOException {
        try (var war = new ZipFile("target/parley.war")) {
            war.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("WEB-INF/lib/") && name.endsWith(".jar"))
                    .forEach(name -> jars.add(name.substring("WEB-INF/lib/".length())));
            var sbom = new ObjectMapper().readTree(war.getInputStream(war.getEntry(SBOM)));
            sbom.get("components").forEach(component -> components.put(name(component), component));
        }
    }

    @Test
    void theListHasEveryLibraryOfTheWarAndNoOther() {
        var listed = components.values().stream()
                .map(one -> one.get("name").asText() + "-" + one.get("version").asText() + ".jar")
                // PostgreSQL's driver names it, but only compilers read its annotations, so the WAR does not contain
                // it.
                .filter(jar -> !jar.startsWith("checker-qual-"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(jars, listed);
    }

    @Test
    void everyLibraryHasAHash() {
        components.forEach(
                (name, component) -> assertFalse(component.path("hashes").isEmpty(), name));
    }

    @Test
    void everyLicenceIsAllowedAndListedInTheDocumentation() throws IOException {
        var expected = components.values().stream()
                .map(component -> "| `%s` | %s |".formatted(name(component), licence(component)))
                .collect(Collectors.joining("\n"));
        var listed = Files.readAllLines(LICENCES).stream()
                .filter(line -> line.startsWith("| `"))
                .collect(Collectors.joining("\n"));
        assertEquals(expected, listed, LICENCES + " is outdated");
    }

    private static String name(JsonNode component) {
        return component.get("group").asText() + ":" + component.get("name").asText();
    }

    /** The first allowed licence of a library, in alphabetical order. */
    private static String licence(JsonNode component) {
        if (CORRECTED.containsKey(name(component))) {
            return CORRECTED.get(name(component));
        }
        var licences = StreamSupport.stream(component.path("licenses").spliterator(), false)
                .map(one -> one.path("license")
                        .path("id")
                        .asText(one.path("license").path("name").asText()))
                .collect(Collectors.toCollection(TreeSet::new));
        return licences.stream()
                .filter(ALLOWED::contains)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name(component) + " has no allowed licence: " + licences));
    }
}
