package dev.parley.provider;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parley.text.TextTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Estimates the tokens of the messages of a program, in case the model server does not report them. */
final class MessageTokens {
    /** The role of a message, and the marks around it. */
    private static final int OBJECT_TOKENS = 2;
    /** An image, a recording or a document, whatever its size. */
    private static final int FILE_TOKENS = 1_000;

    private static final Set<String> FILES = Set.of("data", "file_data");
    private static final byte[] DATA_URL = "\"data:".getBytes(StandardCharsets.US_ASCII);

    private final JsonParser parser;
    private final byte[] json;

    /** @param parser at the first token of the messages */
    MessageTokens(JsonParser parser, byte[] json) {
        this.parser = parser;
        this.json = json;
    }

    /** Reads the messages to their end. A file in base64 is skipped without being copied. */
    long count() throws IOException {
        long tokens = 0;
        int depth = 0;
        var token = parser.currentToken();
        while (true) {
            if (token.isStructStart()) {
                depth++;
                tokens += token == JsonToken.START_OBJECT ? OBJECT_TOKENS : 0;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.VALUE_STRING) {
                tokens += isFile() ? FILE_TOKENS : TextTokens.of(parser.getText());
            }
            if (depth == 0) {
                return tokens;
            }
            token = parser.nextToken();
        }
    }

    private boolean isFile() throws IOException {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        int end = from + DATA_URL.length;
        return FILES.contains(String.valueOf(parser.currentName()))
                || (end <= json.length && Arrays.equals(json, from, end, DATA_URL, 0, DATA_URL.length));
    }
}
