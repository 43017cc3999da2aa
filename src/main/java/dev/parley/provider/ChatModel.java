package dev.parley.provider;

/** Answers a conversation: a model server, the built-in demo, or a script in a test. */
public interface ChatModel {
    /** Prepares an answer. Returns at once; the request is sent at the first {@link ModelStream#next()}. */
    ModelStream stream(ChatRequest request);
}
