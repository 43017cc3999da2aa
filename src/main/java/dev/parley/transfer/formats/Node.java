package dev.parley.transfer.formats;

import dev.parley.chat.Role;
import dev.parley.generation.MessageStatus;
import dev.parley.transfer.PortableFile;
import dev.parley.transfer.PortableMessage;
import dev.parley.transfer.PortableStats;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message where its application has it: its parent may be missing, have the same role, or be hidden.
 *
 * @param isShown false for what the application does not show, such as instructions: what replies to it replies to its parent
 */
record Node(PortableMessage message, boolean isShown) {
    static Node shown(PortableMessage message) {
        return new Node(message, true);
    }

    static Node hidden(String id, Optional<String> parentId) {
        return new Node(
                new PortableMessage(
                        id,
                        parentId,
                        Role.ASSISTANT,
                        MessageStatus.COMPLETE,
                        "",
                        "",
                        Optional.empty(),
                        PortableStats.NONE,
                        Optional.empty(),
                        List.of()),
                false);
    }

    static Node question(
            String id,
            Optional<String> parentId,
            String content,
            Optional<Instant> createdAt,
            List<PortableFile> files) {
        return shown(new PortableMessage(
                id,
                parentId,
                Role.USER,
                MessageStatus.COMPLETE,
                content,
                "",
                Optional.empty(),
                PortableStats.NONE,
                createdAt,
                files));
    }
}
