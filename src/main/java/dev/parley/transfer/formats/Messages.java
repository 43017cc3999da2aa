package dev.parley.transfer.formats;

import dev.parley.generation.MessageStatus;
import dev.parley.transfer.PortableMessage;
import java.util.Optional;

/** Copies of messages in which one thing differs. */
final class Messages {
    private Messages() {}

    static PortableMessage withPlace(PortableMessage message, String id, Optional<String> parentId) {
        return new PortableMessage(
                id,
                parentId,
                message.role(),
                message.status(),
                message.content(),
                message.reasoning(),
                message.model(),
                message.stats(),
                message.createdAt(),
                message.files());
    }

    static PortableMessage withStatus(PortableMessage message, MessageStatus status) {
        return new PortableMessage(
                message.id(),
                message.parentId(),
                message.role(),
                status,
                message.content(),
                message.reasoning(),
                message.model(),
                message.stats(),
                message.createdAt(),
                message.files());
    }
}
