package dev.parley.provider;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The body of a request for a chat completion, as a program has written it. It is passed on byte for byte, except for the
 * model and the request for token counts, so whatever a model server understands can be used: tools, images, formats. A
 * tree of it is never built, because it may have megabytes of images.
 */
public final class CompletionBody {
    private static final String MODEL = "model";
    private static final String STREAM = "stream";
    private static final String STREAM_OPTIONS = "stream_options";
    private static final String INCLUDE_USAGE = "include_usage";
    private static final String MESSAGES = "messages";
    /** Those that Parley reads. A server may use another one of two values, so there must be one. */
    private static final Set<String> READ = Set.of(MODEL, STREAM, STREAM_OPTIONS, MESSAGES);

    private static final int BYTES_PER_TOKEN = 4;

    private final byte[] json;
    private final List<Member> passed = new ArrayList<>();
    private Optional<String> model = Optional.empty();
    private boolean isStreamed;
    private Optional<ObjectNode> streamOptions = Optional.empty();
    private boolean hasMessages;
    private long promptTokens;

    /** A name and its value in the bytes of the body. */
    private record Member(int from, int to) {}

    /** The body cannot be read; the message says why, and in which field. */
    public static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String words;
        private final String field;

        MalformedException(String words, String field) {
            super(words);
            this.words = words;
            this.field = field;
        }

        /** What is wrong. */
        public String words() {
            return words;
        }

        /** The field that is wrong; empty if it is none of them. */
        public Optional<String> field() {
            return field.isEmpty() ? Optional.empty() : Optional.of(field);
        }
    }

    private CompletionBody(byte[] json) {
        this.json = json;
    }

    /** Reads a body. It must not be changed afterwards. */
    public static CompletionBody of(byte[] json) throws MalformedException {
        var body = new CompletionBody(json);
        try (var parser = Json.FACTORY.createParser(json)) {
            body.read(parser);
        } catch (IOException e) {
            // The message of the parser may quote the body.
            throw new MalformedException("The body is not a JSON object in UTF-8.", "");
        }
        body.requireFields();
        return body;
    }

    /** The name of the model. */
    public String model() {
        return model.orElseThrow();
    }

    /** Whether the reply is to be streamed. */
    public boolean isStreamed() {
        return isStreamed;
    }

    /** Whether the program asks for the token counts of a streamed reply. */
    public boolean wantsUsage() {
        return streamOptions
                .map(options -> options.path(INCLUDE_USAGE).asBoolean())
                .orElse(false);
    }

    /** An estimate for the messages and tools. */
    long promptTokens() {
        return promptTokens;
    }

    /** The text of the questions, for the demo. */
    List<ChatMessage> questions() {
        try {
            var questions = new ArrayList<ChatMessage>();
            for (var message : Json.MAPPER.readTree(json).path(MESSAGES)) {
                if (message.path("role").asText().equals("user")) {
                    questions.add(new ChatMessage("user", text(message.path("content"))));
                }
            }
            return questions;
        } catch (IOException e) {
            throw new IllegalStateException("the body was read before", e);
        }
    }

    /**
     * The body for a model server.
     *
     * @param modelId as the server spells it
     * @param withUsage whether to ask for token counts
     */
    byte[] sent(String modelId, boolean withUsage) {
        var out = new ByteArrayOutputStream(json.length + modelId.length());
        write(out, "{\"" + MODEL + "\":" + Json.MAPPER.getNodeFactory().textNode(modelId));
        for (var member : passed) {
            out.write(',');
            out.write(json, member.from(), member.to() - member.from());
        }
        var options = streamOptions.orElseGet(Json.MAPPER::createObjectNode);
        if (withUsage && isStreamed) {
            options = options.deepCopy().put(INCLUDE_USAGE, true);
        }
        if (!options.isEmpty()) {
            write(out, ",\"" + STREAM_OPTIONS + "\":" + options);
        }
        write(out, "}");
        return out.toByteArray();
    }

    private void read(JsonParser parser) throws IOException, MalformedException {
        if (parser.nextToken() != JsonToken.START_OBJECT || position(parser) < 0) {
            throw new MalformedException("The body is not a JSON object in UTF-8.", "");
        }
        var names = new HashSet<String>();
        parser.nextToken();
        while (parser.currentToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            int from = position(parser);
            if (READ.contains(name) && !names.add(name)) {
                throw new MalformedException("There are two values.", name);
            }
            parser.nextToken();
            readValue(name, parser);
            parser.nextToken();
            if (!name.equals(MODEL) && !name.equals(STREAM_OPTIONS)) {
                passed.add(new Member(from, end(position(parser))));
            }
        }
        if (parser.nextToken() != null) {
            throw new MalformedException("There is more after the JSON object.", "");
        }
    }

    private void readValue(String name, JsonParser parser) throws IOException, MalformedException {
        switch (name) {
            case MODEL -> model = string(parser);
            case STREAM -> isStreamed = flag(parser);
            case STREAM_OPTIONS -> streamOptions = object(parser);
            case MESSAGES -> {
                hasMessages = parser.currentToken() == JsonToken.START_ARRAY;
                promptTokens += new MessageTokens(parser, json).count();
            }
            default -> {
                int from = position(parser);
                parser.skipChildren();
                promptTokens += name.equals("tools") ? (position(parser) - from) / BYTES_PER_TOKEN : 0;
            }
        }
    }

    private void requireFields() throws MalformedException {
        if (model.isEmpty()) {
            throw new MalformedException("Name a model.", MODEL);
        }
        if (!hasMessages) {
            throw new MalformedException("Send a list of messages.", MESSAGES);
        }
    }

    private static boolean flag(JsonParser parser) throws MalformedException {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE, VALUE_NULL -> false;
            default -> throw new MalformedException("The value must be true or false.", STREAM);
        };
    }

    private static Optional<ObjectNode> object(JsonParser parser) throws IOException, MalformedException {
        JsonNode node = Json.MAPPER.readTree(parser);
        if (node instanceof ObjectNode options) {
            return Optional.of(options);
        }
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        throw new MalformedException("The value must be an object.", STREAM_OPTIONS);
    }

    /** The end of a value, before the next name or the end of the object. */
    private int end(int next) {
        int end = next;
        while (isBetween(json[end - 1])) {
            end--;
        }
        return end;
    }

    /** No value ends with one of these. */
    private static boolean isBetween(byte one) {
        return one == ',' || one == ' ' || one == '\n' || one == '\r' || one == '\t';
    }

    private static int position(JsonParser parser) {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    private static Optional<String> string(JsonParser parser) throws IOException {
        var text = Optional.ofNullable(parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null);
        parser.skipChildren();
        return text;
    }

    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.textValue();
        }
        var parts = new StringBuilder();
        content.forEach(part -> parts.append(part.path("text").asText("")));
        return parts.toString();
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
