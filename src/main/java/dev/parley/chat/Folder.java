package dev.parley.chat;

/** A folder of chats. */
public record Folder(long id, String name) {}
