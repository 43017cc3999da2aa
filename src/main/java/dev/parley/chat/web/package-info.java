/**
 * The servlets of chats, one for each thing that can be requested; {@link dev.parley.chat.web.ChatFeature} has their URLs.
 * Forms ({@code ComposerForm}, {@code TitleForm}) read and check what users send; {@code ChatPage} and {@code Sidebar}
 * build the pages.
 */
@NullMarked
package dev.parley.chat.web;

import org.jspecify.annotations.NullMarked;
