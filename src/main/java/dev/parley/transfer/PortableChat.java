package dev.parley.transfer;

import dev.parley.provider.ModelParameters;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a chat that comes from another application or another Parley, without its messages. Any text may have any
 * length and content: whoever stores it checks it.
 *
 * @param format the application that exported it, as in {@link ChatFormat#name}
 * @param id names the chat within that application
 * @param model the id of the model that the chat was with
 * @param systemPrompt what replaces the user's own system prompt in this chat
 * @param parameters of the model in this chat
 * @param folder the name of its folder or project
 * @param currentId the last message of the branch that was shown; empty for the newest
 */
public record PortableChat(
        String format,
        String id,
        String title,
        Optional<Instant> createdAt,
        Optional<Instant> activeAt,
        Optional<String> model,
        Optional<String> systemPrompt,
        ModelParameters parameters,
        Optional<String> folder,
        boolean pinned,
        boolean archived,
        Optional<String> currentId) {
    /** A chat of an application that exports no parameters. */
    public PortableChat(
            String format,
            String id,
            String title,
            Optional<Instant> createdAt,
            Optional<Instant> activeAt,
            Optional<String> model,
            Optional<String> systemPrompt,
            Optional<String> folder,
            boolean pinned,
            boolean archived,
            Optional<String> currentId) {
        this(
                format,
                id,
                title,
                createdAt,
                activeAt,
                model,
                systemPrompt,
                ModelParameters.NONE,
                folder,
                pinned,
                archived,
                currentId);
    }
}
