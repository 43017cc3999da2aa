package dev.parley.transfer;

import java.util.Iterator;

/** Takes what is read from an export, one chat after another, so that only one message or one small chat is in memory. */
public interface ImportSink {
    /**
     * Stores a chat, or what it lacks if it was imported before.
     *
     * @param messages every message after the one that it replies to; read while the file is read, so it may throw an {@link
     *     ItemException}
     */
    void chat(PortableChat chat, Iterator<PortableMessage> messages);

    /**
     * Notes an item that is skipped.
     *
     * @param item names it as the user knows it: a title, or the name of a file, or the number of a chat in its file
     */
    void skipped(String item, ItemException.Reason reason);
}
