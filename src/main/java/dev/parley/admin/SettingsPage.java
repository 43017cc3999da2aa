package dev.parley.admin;

import dev.parley.account.SignupMode;
import dev.parley.account.SignupPolicy;
import dev.parley.installation.InstallationSetting;
import dev.parley.installation.InstallationSettings;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PageResponse;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;

/** Renders the page {@code /admin/settings} for the servlets whose forms it contains. */
final class SettingsPage {
    private final Templates templates;
    private final InstallationSettings settings;
    private final SignupPolicy signup;
    private final List<ConfigValue> configuration;

    SettingsPage(
            Templates templates, InstallationSettings settings, SignupPolicy signup, List<ConfigValue> configuration) {
        this.templates = templates;
        this.settings = settings;
        this.signup = signup;
        this.configuration = configuration;
    }

    /** The page with the settings in effect. */
    PageResponse of(HttpServletRequest request) {
        var form = FormView.empty(Translations.of(request))
                .with("banner", settings.value(InstallationSetting.BANNER).orElse(""));
        return of(request, form);
    }

    /** The page with the message of a refused change. */
    PageResponse refusal(HttpServletRequest request, String field, HttpException error) {
        var form = new FormView(Form.of(request), Translations.of(request));
        return of(request, form.reject(field, error)).status(error);
    }

    static void redirect(HttpServletRequest request, HttpServletResponse response) {
        Htmx.redirect(request, response, "/admin/settings?done");
    }

    private PageResponse of(HttpServletRequest request, FormView form) {
        return templates
                .page(request, "admin/settings")
                .with("form", form)
                .with("done", Form.query(request).has("done"))
                .with(
                        "modes",
                        Arrays.stream(SignupMode.values())
                                .map(SignupMode::value)
                                .toList())
                .with("mode", signup.mode().value())
                .with("modeFixed", settings.isFromEnvironment(InstallationSetting.SIGNUP))
                .with("bannerMax", BannerResource.CHARS_MAX)
                .with("configuration", configuration);
    }
}
