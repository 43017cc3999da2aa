package dev.parley.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.transfer.ChatFormat;
import dev.parley.transfer.PortableChat;
import dev.parley.transfer.ReadChat;
import java.util.List;
import java.util.Optional;

/** A chat is an object with a title {@code t}. */
final class TestFormat implements ChatFormat {
    @Override
    public String name() {
        return "test";
    }

    @Override
    public boolean matches(JsonNode item) {
        return item.has("t");
    }

    @Override
    public List<ReadChat> read(JsonNode item) {
        return List.of(new ReadChat(
                new PortableChat(
                        name(),
                        "1",
                        item.get("t").asText(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false,
                        Optional.empty()),
                List.of()));
    }
}
