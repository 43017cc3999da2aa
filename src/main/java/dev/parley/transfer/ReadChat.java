package dev.parley.transfer;

import java.util.List;

/**
 * A chat that was read from a file.
 *
 * @param messages every message after the one that it replies to
 */
public record ReadChat(PortableChat chat, List<PortableMessage> messages) {}
