/**
 * Chats and their messages: a tree of questions and answers ({@link dev.parley.chat.Message}), what is asked of a model
 * ({@link dev.parley.chat.History}), and all servlets below {@code /chat}. Every query is scoped by the user: what is
 * somebody else's is simply not there.
 */
@NullMarked
package dev.parley.chat;

import org.jspecify.annotations.NullMarked;
