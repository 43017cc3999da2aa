package dev.parley.transfer.formats;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exports in which any value is of another type, or that end anywhere. */
class DamagedExportsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CUTS = 150;

    private final AnyDocumentCheck documents = new AnyDocumentCheck();

    static List<Path> exports() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/imports"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void anExportMayEndAnywhere(Path export) throws IOException {
        var bytes = Files.readAllBytes(export);
        for (int i = 0; i < CUTS; i++) {
            documents.check(Arrays.copyOf(bytes, bytes.length * i / CUTS));
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void anyValueMayHaveAnotherType(Path export) throws IOException {
        var root = JSON.readTree(export.toFile());
        var containers = new ArrayList<ContainerNode<?>>();
        collect(root, containers);
        int number = 0;
        for (var container : containers) {
            for (int i = 0; i < container.size(); i++) {
                // Not each kind at each place, because that would take long.
                var replaced = replace(container, i, other(number++));
                documents.check(JSON.writeValueAsBytes(root));
                replace(container, i, replaced);
            }
        }
        assertTrue(number > 10);
    }

    private static JsonNode other(int number) throws IOException {
        var values = List.of(
                "null", "7", "\"x\"", "[]", "{}", "-1e300", "true", "[null]", "\"\\u0000\\ud800\"", "{\"\": 1}");
        return JSON.readTree(values.get(number % values.size()));
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> containers) {
        if (node instanceof ContainerNode<?> container) {
            containers.add(container);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static JsonNode replace(ContainerNode<?> container, int index, JsonNode value) {
        if (container instanceof ArrayNode array) {
            var before = array.get(index);
            array.set(index, value);
            return before;
        }
        var object = (ObjectNode) container;
        var name = new ArrayList<>(object.properties()).get(index).getKey();
        return object.replace(name, value);
    }
}
