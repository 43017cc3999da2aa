package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.ChatException;
import dev.parley.chat.Preset;
import dev.parley.chat.PresetStore;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /presets/{pid}}: GET shows a preset; POST changes and DELETE deletes an own one. */
public final class PresetResource extends Resource {
    private final transient PresetStore presets;
    private final transient PresetPage page;

    public PresetResource(PresetStore presets, PresetPage page) {
        this.presets = presets;
        this.page = page;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var preset = presets.find(CurrentUser.of(request), id(request)).orElseThrow(HttpException::notFound);
        var translations = Translations.of(request);
        var values = PresetForm.values(preset, translations.decimalPoint());
        page.one(request, preset, FormView.of(values, translations)).send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var preset = own(request);
        var view = new FormView(Form.of(request), Translations.of(request));
        try {
            var draft = PresetForm.read(Form.of(request), view);
            if (draft.isPresent() && !presets.replace(CurrentUser.of(request), preset.id(), draft.get())) {
                throw HttpException.notFound();
            }
        } catch (ChatException e) {
            view.reject(PresetForm.NAME, ChatErrors.toHttp(e));
        }
        if (view.isValid()) {
            Htmx.redirect(request, response, "/presets?done=saved");
        } else {
            page.one(request, preset, view).status(422).send(response);
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        if (!presets.delete(CurrentUser.of(request), id(request))) {
            throw HttpException.notFound();
        }
        Htmx.redirect(request, response, "/presets?done=deleted");
    }

    private Preset own(HttpServletRequest request) {
        return presets.find(CurrentUser.of(request), id(request))
                .filter(Preset::own)
                .orElseThrow(HttpException::notFound);
    }

    private static long id(HttpServletRequest request) {
        return PathParams.id(request, "pid");
    }
}
