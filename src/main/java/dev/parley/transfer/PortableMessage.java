package dev.parley.transfer;

import dev.parley.chat.Role;
import dev.parley.generation.MessageStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message that comes from another application or another Parley.
 *
 * @param id names the message within its chat
 * @param parentId the message that this one replies to, which comes before it; empty for a first message
 * @param status never {@link MessageStatus#STREAMING}
 * @param content Markdown, without what the application displays otherwise, such as marks for citations
 * @param model the id of the model of an answer
 */
public record PortableMessage(
        String id,
        Optional<String> parentId,
        Role role,
        MessageStatus status,
        String content,
        String reasoning,
        Optional<String> model,
        PortableStats stats,
        Optional<Instant> createdAt,
        List<PortableFile> files) {}
