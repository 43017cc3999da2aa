package dev.parley.provider;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One message of a conversation.
 *
 * @param role {@code system}, {@code user} or {@code assistant}
 * @param content the text
 * @param images what the user shows with it; only for models that can see
 */
public record ChatMessage(
        String role, @JsonIgnore String content, @JsonIgnore List<ChatImage> images) {
    /** A message without images. */
    public ChatMessage(String role, String content) {
        this(role, content, List.of());
    }

    /** The content as it is sent: an array of parts if there are images. Many servers accept only text otherwise. */
    @JsonProperty("content")
    Object sentContent() {
        if (images.isEmpty()) {
            return content;
        }
        var parts = new ArrayList<Map<String, Object>>();
        if (!content.isEmpty()) {
            parts.add(Map.of("type", "text", "text", content));
        }
        for (var image : images) {
            parts.add(Map.of("type", "image_url", "image_url", Map.of("url", image.url())));
        }
        return parts;
    }
}
