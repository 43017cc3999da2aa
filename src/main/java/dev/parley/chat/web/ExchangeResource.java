package dev.parley.chat.web;

import dev.parley.chat.Chat;
import dev.parley.chat.ChatStore;
import dev.parley.chat.Message;
import dev.parley.chat.MessageStore;
import dev.parley.chat.Role;
import dev.parley.chat.view.AnswerCostView;
import dev.parley.chat.view.AnswerErrorView;
import dev.parley.chat.view.AnswerStatsView;
import dev.parley.chat.view.ExchangeViews;
import dev.parley.exchange.CurlCommand;
import dev.parley.exchange.ExchangeService;
import dev.parley.exchange.StoredExchange;
import dev.parley.generation.MessageStatus;
import dev.parley.provider.DemoModel;
import dev.parley.provider.ModelRef;
import dev.parley.usage.AnswerCost;
import dev.parley.web.FileResponse;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * {@code GET /chat/{id}/message/{mid}/exchange}: what was sent to the model server for an answer, and what it replied. {@code
 * ?request=} or {@code ?reply=} with a number downloads a body, {@code ?curl=} is a request as a command.
 */
public final class ExchangeResource extends ChatBaseResource {
    private static final String REQUEST = "request";
    private static final String REPLY = "reply";
    private static final String CURL = "curl";
    /** A browser must not interpret what a server has sent. */
    private static final String PLAIN_TEXT = "text/plain;charset=UTF-8";

    private final transient MessageStore messages;
    private final transient Sidebar sidebar;
    private final transient ExchangeService exchanges;
    private final transient AnswerCost cost;

    ExchangeResource(
            ChatStore chats, MessageStore messages, Sidebar sidebar, ExchangeService exchanges, AnswerCost cost) {
        super(chats);
        this.messages = messages;
        this.sidebar = sidebar;
        this.exchanges = exchanges;
        this.cost = cost;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        var answer = messages.find(chat, PathParams.id(request, "mid"))
                .filter(message -> message.role() == Role.ASSISTANT)
                .orElseThrow(HttpException::notFound);
        var query = Form.query(request);
        if (query.has(REQUEST)) {
            var found = exchange(answer, query, REQUEST);
            file(request, response, answer, found, REQUEST)
                    .asDownload(REQUEST + "-" + answer.id() + "-" + found.number() + ".json")
                    .send(PLAIN_TEXT, found.request()::all);
        } else if (query.has(REPLY)) {
            var found = exchange(answer, query, REPLY);
            file(request, response, answer, found, REPLY)
                    .asDownload(REPLY + "-" + answer.id() + "-" + found.number() + ".txt")
                    .send(PLAIN_TEXT, found.reply()::all);
        } else if (query.has(CURL)) {
            var found = exchange(answer, query, CURL);
            file(request, response, answer, found, CURL).send(PLAIN_TEXT, () -> curl(found));
        } else {
            page(request, response, chat, answer);
        }
    }

    /** What follows an exchange that was removed can have the same number, but not the same time. */
    private static FileResponse file(
            HttpServletRequest request,
            HttpServletResponse response,
            Message answer,
            StoredExchange found,
            String kind) {
        var startedAt = found.facts().startedAt().toEpochMilli();
        return new FileResponse(request, response, kind + "-" + answer.id() + "-" + found.number() + "-" + startedAt);
    }

    private StoredExchange exchange(Message answer, Form query, String field) {
        return query.id(field)
                .flatMap(number -> exchanges.store().find(answer.id(), number))
                .orElseThrow(HttpException::notFound);
    }

    private void page(HttpServletRequest request, HttpServletResponse response, Chat chat, Message answer)
            throws IOException {
        var translations = Translations.of(request);
        var stored = exchanges.store().list(answer.id());
        sidebar.page(request, "chat/exchange", Optional.of(chat))
                .with("chat", chat)
                .with("answer", answer)
                .with("stats", AnswerStatsView.of(answer, translations))
                .with("cost", AnswerCostView.of(answer, cost, translations))
                .with("error", AnswerErrorView.of(answer, translations).orElse(null))
                .with("exchanges", ExchangeViews.of(stored, translations))
                .with("missing", stored.isEmpty() ? missing(chat, answer, translations) : "")
                .send(response);
    }

    /** Why nothing is kept. */
    private String missing(Chat chat, Message answer, Translations translations) {
        var retention = exchanges.retention();
        if (ModelRef.of(answer.model()).id().equals(DemoModel.ID)) {
            return translations.text("exchange.none.demo");
        }
        if (answer.status() == MessageStatus.STREAMING || exchanges.isEnding(answer.id())) {
            return translations.text("exchange.none.yet");
        }
        if (chat.placement().temporary()) {
            return translations.text("exchange.none.temporary");
        }
        return retention.isOn()
                ? translations.text("exchange.none.old", retention.answersPerUser(), retention.days())
                : translations.text("exchange.none.off");
    }

    private static byte[] curl(StoredExchange exchange) {
        var body = new String(exchange.request().all(), StandardCharsets.UTF_8);
        return CurlCommand.of(exchange.facts(), body).getBytes(StandardCharsets.UTF_8);
    }
}
