package dev.parley.account;

import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;

/** The changes that the security page confirms. */
enum SecurityChange {
    PASSWORD("security.saved.password"),
    EMAIL("security.saved.email"),
    SESSION("security.ended.session"),
    SESSIONS("security.ended.sessions");

    private final String message;

    SecurityChange(String message) {
        this.message = message;
    }

    /** Redirects to the security page, which then confirms this change. */
    void redirect(HttpServletRequest request, HttpServletResponse response) {
        Htmx.redirect(request, response, "/settings/security?done=" + name().toLowerCase(Locale.ROOT));
    }

    /** The message to be shown, or the empty text. */
    static String message(HttpServletRequest request) {
        var done = Form.query(request).text("done");
        return Arrays.stream(values())
                .filter(change -> change.name().toLowerCase(Locale.ROOT).equals(done))
                .map(change -> Translations.of(request).text(change.message))
                .findFirst()
                .orElse("");
    }
}
