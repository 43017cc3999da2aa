package dev.parley.account;

import dev.parley.web.Translations;
import java.time.Duration;

/** Durations in words. */
final class Durations {
    private Durations() {}

    /** Such as "14 days", "12 hours" or "30 minutes", rounded down. */
    static String words(Duration duration, Translations translations) {
        if (duration.toDays() > 1) {
            return translations.text("security.days", duration.toDays());
        }
        if (duration.toHours() > 1) {
            return translations.text("security.hours", duration.toHours());
        }
        return translations.text("security.minutes", duration.toMinutes());
    }
}
