package dev.parley.chat.web;

import dev.parley.account.AuditTrail;
import dev.parley.account.SettingsStore;
import dev.parley.audit.AuditAction;
import dev.parley.chat.ChatParameters;
import dev.parley.chat.ModelService;
import dev.parley.installation.InstallationSetting;
import dev.parley.installation.InstallationSettings;
import dev.parley.provider.ModelRef;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /admin/models} with {@code default_model}: the model and the system prompt of users who have not chosen their own,
 * and the models that users may ask.
 */
public final class ModelDefaultsResource extends Resource {
    /** Patterns of allowed models. */
    private static final int PATTERNS_MAX = 200;

    private final transient ModelAdminPage page;
    private final transient InstallationSettings settings;
    private final transient AuditTrail audit;

    ModelDefaultsResource(ModelAdminPage page, InstallationSettings settings, AuditTrail audit) {
        this.page = page;
        this.settings = settings;
        this.audit = audit;
    }

    @Override
    public boolean accepts(HttpServletRequest request) {
        return super.accepts(request) && Form.of(request).has(ModelAdminPage.DEFAULT_MODEL);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        var view = page.withServer(new FormView(form, Translations.of(request)));
        var model = model(form);
        if (!model.isEmpty() && !ModelService.isModelId(model)) {
            view.reject(ModelAdminPage.DEFAULT_MODEL, "model.malformed");
        } else if (!page.isShared(ModelRef.of(model).connectionId())) {
            view.reject(ModelAdminPage.DEFAULT_MODEL, "model.connection-gone");
        }
        var patterns = patterns(form, view);
        var prompt = prompt(form, view);
        if (!view.isValid()) {
            page.of(request, view).status(422).send(response);
            return;
        }
        set(InstallationSetting.DEFAULT_MODEL, Optional.of(model).filter(id -> !id.isEmpty()));
        set(
                InstallationSetting.ALLOWED_MODELS,
                Optional.of(String.join("\n", patterns)).filter(text -> !text.isEmpty()));
        set(
                InstallationSetting.DEFAULT_SYSTEM_PROMPT,
                Optional.of(prompt).filter(text -> !text.equals(SettingsStore.DEFAULT_SYSTEM_PROMPT)));
        audit.record(request, AuditAction.MODEL_DEFAULTS_CHANGED);
        ModelAdminPage.redirect(request, response);
    }

    private static String model(Form form) {
        var model = form.line(ModelAdminPage.DEFAULT_MODEL);
        return form.id(ModelAdminPage.DEFAULT_CONNECTION)
                .filter(id -> !model.isEmpty())
                .map(id -> new ModelRef(id, model).toString())
                .orElse(model);
    }

    private static List<String> patterns(Form form, FormView view) {
        var patterns = form.text(ModelAdminPage.ALLOWED_MODELS)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        if (patterns.size() > PATTERNS_MAX) {
            view.reject(ModelAdminPage.ALLOWED_MODELS, "problem.models.many", patterns.size(), PATTERNS_MAX);
        } else if (!patterns.stream().allMatch(ModelDefaultsResource::isPattern)) {
            view.reject(ModelAdminPage.ALLOWED_MODELS, "problem.models.pattern");
        }
        return patterns;
    }

    private static boolean isPattern(String pattern) {
        int star = pattern.indexOf('*');
        return ModelService.isModelId(pattern) && (star < 0 || star == pattern.length() - 1);
    }

    private static String prompt(Form form, FormView view) {
        var prompt = form.line(ModelAdminPage.SYSTEM_PROMPT).replace("\r\n", "\n");
        // SQLite truncates text at NUL and PostgreSQL refuses it.
        if (prompt.indexOf('\0') >= 0) {
            throw HttpException.badRequest();
        }
        int max = ChatParameters.SYSTEM_PROMPT_CHARS_MAX;
        if (prompt.length() > max) {
            view.reject(ModelAdminPage.SYSTEM_PROMPT, "settings.prompt.long", prompt.length(), max);
        }
        return prompt;
    }

    private void set(InstallationSetting setting, Optional<String> value) {
        if (value.isPresent()) {
            settings.set(setting, value.get());
        } else {
            settings.reset(setting);
        }
    }
}
