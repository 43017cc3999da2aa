package dev.parley.api.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.generation.TextSink;
import dev.parley.web.EventStream;
import dev.parley.web.ServerSentEvent;
import java.io.ByteArrayOutputStream;
import java.util.function.Supplier;

/**
 * Sends an answer to a program as server-sent events: {@code start}, any number of {@code text} and {@code reasoning} with what is
 * new, {@code replace} if the text so far was reasoning, and {@code done} with the stored message.
 */
final class AnswerEvents implements TextSink {
    private final EventStream stream;
    private final Supplier<ObjectNode> stored;
    private long eventId;

    /** @param stored reads the message when it has ended */
    AnswerEvents(EventStream stream, Supplier<ObjectNode> stored) {
        this.stream = stream;
        this.stored = stored;
    }

    void start(ObjectNode ids) {
        stream.trySend(event("start", ids));
    }

    /** The answer had ended before. Its text is sent like that of any other, so that programs need to read events in one way. */
    void doneBefore() {
        var message = stored.get();
        end(encode(message.get("text").textValue(), message.get("reasoning").textValue(), false), message);
    }

    @Override
    public boolean isGone() {
        return stream.isClosed();
    }

    @Override
    public boolean isReady() {
        return stream.isDrained();
    }

    @Override
    public void grown(String text, String reasoning, boolean isReset) {
        stream.trySend(encode(text, reasoning, isReset));
    }

    @Override
    public void ping() {
        stream.ping();
    }

    @Override
    public void done(String text, String reasoning, boolean isReset) {
        end(encode(text, reasoning, isReset), stored.get());
    }

    private void end(byte[] rest, ObjectNode message) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(rest);
        bytes.writeBytes(event("done", message));
        stream.sendAndClose(bytes.toByteArray());
    }

    private byte[] encode(String text, String reasoning, boolean isReset) {
        var bytes = new ByteArrayOutputStream();
        if (isReset) {
            bytes.writeBytes(event("replace", object("text", text).put("reasoning", reasoning)));
            return bytes.toByteArray();
        }
        if (!reasoning.isEmpty()) {
            bytes.writeBytes(event("reasoning", object("text", reasoning)));
        }
        if (!text.isEmpty()) {
            bytes.writeBytes(event("text", object("text", text)));
        }
        return bytes.toByteArray();
    }

    private static ObjectNode object(String name, String value) {
        return ChatJson.JSON.createObjectNode().put(name, value);
    }

    private synchronized byte[] event(String name, ObjectNode data) {
        return ServerSentEvent.encode(name, ++eventId, data.toString());
    }
}
