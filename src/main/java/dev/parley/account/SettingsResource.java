package dev.parley.account;

import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.Resource;
import dev.parley.web.View;
import dev.parley.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BiFunction;

/** {@code /settings}: the user's own key to the model server, shown afterwards by its last four characters only. */
public final class SettingsResource extends Resource {
    /** What the operator has set, as this page shows it. */
    public record Installation(String providerHost, boolean hasSharedKey) {}

    private static final String API_KEY = "api_key";
    private static final int KEY_CHARS_MAX = 500;
    private static final int TAIL_CHARS = 4;

    private final transient View view;
    private final transient Settings settings;
    private final transient Installation installation;
    private final transient BiFunction<User, Words, String> notice;

    /** @param notice what is to be said of the model server, in words; empty when it answers */
    public SettingsResource(
            View view, Settings settings, Installation installation, BiFunction<User, Words, String> notice) {
        this.view = view;
        this.settings = settings;
        this.installation = installation;
        this.notice = notice;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = Form.query(request);
        show(request, response, new FormView(query, Words.of(request)), HttpServletResponse.SC_OK);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        var key = form.line(API_KEY);
        if (!isKey(key)) {
            show(
                    request,
                    response,
                    new FormView(form, Words.of(request)).reject(API_KEY, "settings.key.malformed"),
                    422);
            return;
        }
        settings.setApiKey(CurrentUser.of(request), key);
        Htmx.redirect(request, response, "/settings?saved=1");
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        settings.removeApiKey(CurrentUser.of(request));
        Htmx.redirect(request, response, "/settings?saved=1");
    }

    /** It goes into an HTTP header: printable ASCII. Local servers take any word, such as {@code EMPTY}. */
    private static boolean isKey(String key) {
        return !key.isBlank() && key.length() <= KEY_CHARS_MAX && key.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    private void show(HttpServletRequest request, HttpServletResponse response, FormView form, int status)
            throws IOException {
        var user = CurrentUser.of(request);
        view.page(request, "account/settings")
                .with("form", form)
                .with(
                        "keyTail",
                        settings.apiKey(user).map(SettingsResource::tail).orElse(""))
                .with("sharedKey", installation.hasSharedKey)
                .with("providerHost", installation.providerHost)
                .with("notice", notice.apply(user, Words.of(request)))
                .with("saved", !Form.query(request).text("saved").isEmpty())
                .status(status)
                .to(response);
    }

    /** Enough to recognise the key, and never more than half of it. */
    private static String tail(String key) {
        return "…" + key.substring(key.length() - Math.min(TAIL_CHARS, key.length() / 2));
    }
}
