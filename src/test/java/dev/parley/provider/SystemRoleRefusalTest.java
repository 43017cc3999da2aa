package dev.parley.provider;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemRoleRefusalTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "System role not supported",
                "Error rendering prompt with jinja template: System role not supported",
                "Unsupported value: 'messages[0].role' does not support 'system' with this model.",
                "Developer instruction is not enabled for models/gemma-3-27b-it",
                "Conversation roles must alternate user/assistant/user/assistant/...",
                "Only user and assistant roles are supported!",
                "System messages are not supported by this model",
                "'system' is not one of ['user', 'assistant']",
                "This model doesn't support system prompts"
            })
    void aRefusalOfTheSystemPromptIsRecognized(String message) {
        assertTrue(SystemRoleRefusal.isOne(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "The model `gpt-5` does not exist or you do not have access to it.",
                "The operating system is busy",
                "This model's maximum context length is 8192 tokens.",
                "Unknown field: stream_options",
                "Unsupported value: 'temperature' does not support 0.5 with this model.",
                "The system is overloaded"
            })
    void otherRefusalsAreNotAboutIt(String message) {
        assertFalse(SystemRoleRefusal.isOne(message));
    }
}
