package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.ChatException;
import dev.parley.chat.PresetStore;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /presets}: the user's presets and those that an admin shares, and a form for a new one. POST stores it. */
public final class PresetsResource extends Resource {
    private final transient PresetStore presets;
    private final transient PresetPage page;

    public PresetsResource(PresetStore presets, PresetPage page) {
        this.presets = presets;
        this.page = page;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page.list(request, FormView.empty(Translations.of(request))).send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var view = new FormView(Form.of(request), Translations.of(request));
        try {
            PresetForm.read(Form.of(request), view).ifPresent(draft -> presets.add(CurrentUser.of(request), draft));
        } catch (ChatException e) {
            view.reject(PresetForm.NAME, ChatErrors.toHttp(e));
        }
        if (view.isValid()) {
            Htmx.redirect(request, response, "/presets?done=saved");
        } else {
            page.list(request, view).status(422).send(response);
        }
    }
}
