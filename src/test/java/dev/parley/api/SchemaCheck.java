package dev.parley.api;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Checks JSON against the part of JSON Schema that the description of the API uses. */
final class SchemaCheck {
    private final JsonNode description;

    SchemaCheck(JsonNode description) {
        this.description = description;
    }

    void assertMatches(String schema, JsonNode value) {
        check(description.at("/components/schemas/" + schema), value, schema);
    }

    private void check(JsonNode schema, JsonNode value, String place) {
        if (schema.has("$ref")) {
            check(description.at(schema.get("$ref").textValue().substring(1)), value, place);
            return;
        }
        assertTrue(types(schema).contains(type(value)), place + " is " + value);
        if (schema.has("enum")) {
            var allowed = new ArrayList<String>();
            schema.get("enum").forEach(one -> allowed.add(one.textValue()));
            assertTrue(allowed.contains(value.textValue()), place + " is " + value);
        }
        schema.path("required").forEach(name -> assertTrue(value.has(name.textValue()), place + " lacks " + name));
        value.fieldNames().forEachRemaining(name -> {
            var property = schema.path("properties").path(name);
            assertTrue(!property.isMissingNode(), place + " has the undescribed field " + name);
            check(property, value.get(name), place + "." + name);
        });
        if (value.isArray()) {
            value.forEach(item -> check(schema.get("items"), item, place + "[]"));
        }
    }

    private static List<String> types(JsonNode schema) {
        var types = new ArrayList<String>();
        if (schema.get("type").isArray()) {
            schema.get("type").forEach(type -> types.add(type.textValue()));
        } else {
            types.add(schema.get("type").textValue());
        }
        return types;
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            default -> "unknown";
        };
    }
}
