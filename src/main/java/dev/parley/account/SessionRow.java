package dev.parley.account;

import dev.parley.web.Translations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * A session as the security page shows it.
 *
 * @param device such as "Firefox on Windows"
 * @param method how the user logged in
 * @param since the date of the login
 * @param seen such as "3 hours ago"
 */
public record SessionRow(
        String id, String device, String address, String method, String since, String seen, boolean isThis) {
    /** Not shown more exactly, because it is not stored more often. */
    private static final Duration NOW_MAX = Duration.ofMinutes(5);

    static SessionRow of(Session session, TokenHash current, Instant now, ZoneId zone, Translations translations) {
        var date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(translations.locale())
                .withZone(zone);
        return new SessionRow(
                session.hash().id(),
                device(Device.of(session.userAgent()), translations),
                session.address(),
                method(session.method(), translations),
                date.format(session.createdAt()),
                seen(Duration.between(session.lastSeenAt(), now), translations),
                session.hash().equals(current));
    }

    private static String device(Device device, Translations translations) {
        var browser = device.browser().orElseGet(() -> translations.text("security.browser.unknown"));
        return device.system()
                .map(system -> translations.text("security.device", browser, system))
                .orElse(browser);
    }

    /** A session may have begun with a method that this version does not know, before a downgrade. */
    private static String method(String name, Translations translations) {
        var key = "login-method." + name.toLowerCase(Locale.ROOT);
        return Translations.hasKey(key) ? translations.text(key) : name;
    }

    private static String seen(Duration ago, Translations translations) {
        if (ago.compareTo(NOW_MAX) < 0) {
            return translations.text("security.seen.now");
        }
        if (ago.toHours() < 1) {
            return translations.text("security.seen.minutes", ago.toMinutes());
        }
        if (ago.toDays() < 1) {
            return translations.text("security.seen.hours", ago.toHours());
        }
        return translations.text("security.seen.days", ago.toDays());
    }
}
