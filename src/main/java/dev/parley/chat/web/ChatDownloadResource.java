package dev.parley.chat.web;

import dev.parley.chat.ChatStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /chat/{id}.md}: the shown branch of a chat as a Markdown file. */
public final class ChatDownloadResource extends ChatBaseResource {
    private final transient ChatDownload download;

    ChatDownloadResource(ChatStore chats, ChatDownload download) {
        super(chats);
        this.download = download;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        download.markdown(request, response, chat(request));
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) {
        download.markdownHeaders(request, response, chat(request));
    }
}
