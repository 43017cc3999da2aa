package dev.parley.chat;

import dev.parley.provider.ChatImage;
import dev.parley.provider.ChatMessage;
import dev.parley.text.TextTokens;
import java.util.List;

/** Estimates the number of tokens of messages, by {@link TextTokens}. */
final class TokenEstimate {
    /** The role of a message, and the marks around it. */
    static final int MESSAGE_TOKENS = 6;

    /** A byte of a text has at least a sixth of a token when the estimate is halved, see {@link HistoryFitter}. */
    static final int BYTES_PER_TOKEN_MAX = 6;

    private TokenEstimate() {}

    static long of(String text) {
        return TextTokens.of(text);
    }

    static long of(List<ChatMessage> messages) {
        return messages.stream()
                .mapToLong(message -> MESSAGE_TOKENS + of(message.content()) + ofImages(message))
                .sum();
    }

    private static long ofImages(ChatMessage message) {
        return message.images().stream().mapToLong(ChatImage::tokens).sum();
    }
}
