package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.ModelService;
import dev.parley.chat.view.ModelPickers;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * {@code GET /models}: the rows of the model picker that match a filter ({@code q}), with the chosen one ({@code model})
 * first. With {@code retry}, the model server is asked again if it failed the last time.
 */
public final class ModelsResource extends Resource {
    private final transient Templates templates;
    private final transient ModelService models;
    private final transient ModelPickers pickers;

    public ModelsResource(Templates templates, ModelService models, ModelPickers pickers) {
        this.templates = templates;
        this.models = models;
        this.pickers = pickers;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.query(request);
        var user = CurrentUser.of(request);
        var translations = Translations.of(request);
        boolean isRetry = !form.line("retry").isEmpty();
        if (Htmx.isFragmentRequest(request)) {
            var choice = isRetry ? models.retried(user) : models.awaited(user);
            templates
                    .page(request, "chat/models")
                    .with(
                            "picker",
                            pickers.of(user, choice, form.line("model"), form.line("q"), translations)
                                    .comparing(ModelField.others(form)))
                    .sendFragment(response, "renewed");
            return;
        }
        // Without JavaScript, the rows are part of the page of a new chat.
        if (isRetry) {
            models.retried(user);
        }
        var query = URLEncoder.encode(form.line("q"), StandardCharsets.UTF_8);
        Htmx.redirect(request, response, query.isEmpty() ? "/chat" : "/chat?q=" + query);
    }
}
