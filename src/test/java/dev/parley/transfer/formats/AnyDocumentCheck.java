package dev.parley.transfer.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.chat.Role;
import dev.parley.generation.MessageStatus;
import dev.parley.transfer.PortableMessage;
import dev.parley.transfer.ReadChat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** What holds for everything that is read from a document, whatever it contains. */
final class AnyDocumentCheck {
    void check(byte[] document) {
        var sink = new RecordingSink();
        try {
            int found = new JsonChats().read(new ByteArrayInputStream(document), "x.json", sink);
            assertTrue(found >= 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sink.chats.forEach(AnyDocumentCheck::check);
    }

    private static void check(ReadChat read) {
        assertFalse(read.chat().id().isBlank());
        boolean isOwn = read.chat().format().equals(ParleyChat.NAME);
        var roles = new HashMap<String, Role>();
        for (var message : read.messages()) {
            check(message);
            // Chats of Parley itself are written as they were, and checked by what stores them.
            assertTrue(isOwn || !roles.containsKey(message.id()), "two messages have the same id");
            message.parentId().filter(id -> !isOwn).ifPresent(id -> {
                assertTrue(roles.containsKey(id), "a message comes before the one that it replies to");
                assertNotEquals(roles.get(id), message.role());
            });
            roles.put(message.id(), message.role());
        }
        if (!isOwn) {
            requireAnswers(read, roles);
        }
    }

    private static void requireAnswers(ReadChat read, Map<String, Role> roles) {
        var answered = new HashSet<String>();
        read.messages().forEach(message -> message.parentId().ifPresent(answered::add));
        roles.forEach((id, role) -> assertTrue(role == Role.ASSISTANT || answered.contains(id), "no answer"));
    }

    private static void check(PortableMessage message) {
        assertNotEquals(MessageStatus.STREAMING, message.status());
        for (var text : new String[] {message.content(), message.reasoning()}) {
            // What no database stores.
            assertEquals(-1, text.indexOf(0));
            assertEquals(text, new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        }
        assertTrue(message.createdAt().isEmpty()
                || Times.isPossible(message.createdAt().get()));
    }
}
