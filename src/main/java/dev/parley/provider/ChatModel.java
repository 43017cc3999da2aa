package dev.parley.provider;

/** Something that answers a conversation: a model server, the built-in demo, or a script in a test. */
public interface ChatModel {
    /** Prepares an answer. Returns at once; nothing is sent before the first {@link ModelStream#next()}. */
    ModelStream stream(ChatRequest request);
}
