package dev.parley.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;

/** Indents JSON for reading. */
public final class JsonText {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_CONTENT).build();

    private JsonText() {}

    /** As much of the text as is JSON, because it may be cut; empty if none of it is. */
    public static String indented(String text) {
        var out = new StringWriter();
        try (var parser = JSON.createParser(text);
                var generator = JSON.createGenerator(out)) {
            generator.useDefaultPrettyPrinter();
            copy(parser, generator);
        } catch (IOException e) {
            // The end is missing, and with it the last value.
        }
        return out.toString();
    }

    private static void copy(JsonParser parser, JsonGenerator generator) throws IOException {
        while (parser.nextToken() != null) {
            generator.copyCurrentEvent(parser);
        }
    }
}
