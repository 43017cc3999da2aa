package dev.parley.transfer.export;

import dev.parley.account.CurrentUser;
import dev.parley.chat.ChatDetails;
import dev.parley.chat.ChatDetailsStore;
import dev.parley.chat.web.Downloads;
import dev.parley.text.FileNames;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;

/** {@code GET /chat/{id}.json}: all branches of a chat in Parley's own format. */
public final class ChatJsonResource extends Resource {
    private final transient ChatDetailsStore chats;
    private final transient ChatJson json;
    private final transient Downloads downloads;

    ChatJsonResource(ChatDetailsStore chats, ChatJson json, Downloads downloads) {
        this.chats = chats;
        this.json = json;
        this.downloads = downloads;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        downloads.run(CurrentUser.of(request), lease -> {
            setHeaders(request, response, chat);
            var out = new BufferedOutputStream(downloads.body(response, lease));
            json.write(chat, out);
            out.flush();
        });
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) {
        setHeaders(request, response, chat(request));
    }

    private static void setHeaders(HttpServletRequest request, HttpServletResponse response, ChatDetails details) {
        var fallback = FileNames.of(Translations.of(request).text("chat.conversation"), "chat");
        var name = FileNames.of(details.chat().title(), fallback);
        Downloads.setHeaders(response, "application/json", name + ".json");
    }

    private ChatDetails chat(HttpServletRequest request) {
        return chats.find(CurrentUser.of(request), PathParams.id(request, "id")).orElseThrow(HttpException::notFound);
    }
}
