package dev.parley.share.web;

import dev.parley.share.SharedChat;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.Templates;
import dev.parley.web.Timestamp;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/** {@code GET /share/{token}}: a snapshot of a chat, from its beginning; with {@code after} the messages after that one. */
public final class SharedChatResource extends PublicResource {
    private final transient Templates templates;
    private final transient SharedMessageViews views;
    private final transient Clock clock;

    SharedChatResource(Access access, Templates templates, SharedMessageViews views, Clock clock) {
        super(access);
        this.templates = templates;
        this.views = views;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = shared(request);
        var after = Form.query(request).id("after");
        var translations = Translations.of(request);
        var messages = views.after(chat, after.orElse(0L), translations);
        if (messages.messages().isEmpty()) {
            throw HttpException.notFound();
        }
        var page = templates
                .page(request, "share/show")
                .with("shared", chat)
                .with("created", time(chat, translations))
                .with("first", after.isEmpty())
                .with("messagePage", messages);
        if (after.isPresent() && Htmx.isFragmentRequest(request)) {
            page.sendFragment(response, "messages");
        } else {
            page.send(response);
        }
    }

    private Timestamp time(SharedChat chat, Translations translations) {
        return Timestamp.of(chat.createdAt(), translations.locale(), clock.getZone());
    }
}
