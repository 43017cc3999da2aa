package dev.parley.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** The reply of the demo to a program, in the format of a model server. */
final class DemoReply implements DirectReply {
    private static final String ID = "chatcmpl-demo";

    private final ModelStream stream;
    private final boolean isStreamed;
    private final long promptTokens;
    private final ReplyTokens tokens = new ReplyTokens();
    private boolean hasEnded;

    DemoReply(ChatModel demo, CompletionBody body, Locale locale) {
        // It has neither a server nor a key.
        var nowhere = new Provider(URI.create(""), Optional.empty());
        stream = demo.stream(new ChatRequest(nowhere, DemoModel.ID, body.questions(), locale));
        isStreamed = body.isStreamed();
        promptTokens = body.promptTokens();
    }

    @Override
    public Optional<String> next() {
        if (hasEnded) {
            return Optional.empty();
        }
        return isStreamed ? nextChunk() : whole();
    }

    private Optional<String> nextChunk() {
        var event = stream.next();
        event.ifPresent(tokens::add);
        if (event.isPresent() && event.get() instanceof ModelEvent.Text text) {
            return Optional.of(
                    object("chat.completion.chunk", "delta", text.text(), false).toString());
        }
        hasEnded = true;
        return event.map(
                finish -> object("chat.completion.chunk", "delta", "", true).toString());
    }

    private Optional<String> whole() {
        var text = new StringBuilder();
        var event = stream.next();
        for (; event.isPresent() && event.get() instanceof ModelEvent.Text piece; event = stream.next()) {
            tokens.add(piece);
            text.append(piece.text());
        }
        hasEnded = true;
        return event.map(finish -> {
            var reply = object("chat.completion", "message", text.toString(), true);
            reply.putObject("usage")
                    .put("prompt_tokens", promptTokens)
                    .put("completion_tokens", tokens.written())
                    .put("total_tokens", promptTokens + tokens.written());
            return reply.toString();
        });
    }

    private static ObjectNode object(String type, String field, String text, boolean isLast) {
        var object = Json.MAPPER.createObjectNode();
        object.put("id", ID).put("object", type).put("created", 0).put("model", DemoModel.ID);
        var choice = object.putArray("choices").addObject().put("index", 0);
        choice.putObject(field).put("role", "assistant").put("content", text);
        choice.put("finish_reason", isLast ? "stop" : null);
        return object;
    }

    @Override
    public Used used() {
        return new Used(tokens.reported(), promptTokens, tokens.written());
    }

    @Override
    public void close() {
        stream.close();
    }
}
