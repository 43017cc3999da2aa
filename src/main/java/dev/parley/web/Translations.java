package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The messages of the interface in one language, from the bundles {@code translations/pages} and {@code translations/problems}. */
public final class Translations {
    /** The supported languages; the first one is the default. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final List<String> BUNDLES = List.of("translations.pages", "translations.problems");
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** Cached: a page needs hundreds of messages. */
    private static final Map<Locale, Translations> ALL =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Translations::new));

    private final Locale locale;
    private final Map<String, String> patterns;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    private Translations(Locale locale) {
        this.locale = locale;
        this.patterns = BUNDLES.stream()
                .map(name -> ResourceBundle.getBundle(name, locale, Translations.class.getClassLoader(), NO_FALLBACK))
                .flatMap(bundle -> bundle.keySet().stream().map(key -> Map.entry(key, bundle.getString(key))))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public static Translations in(Locale locale) {
        var translations = ALL.get(locale);
        return translations == null ? new Translations(locale) : translations;
    }

    /** The messages in the first supported language that the browser accepts. */
    public static Translations of(HttpServletRequest request) {
        return in(language(request));
    }

    /** The first supported language that the browser accepts. */
    public static Locale language(HttpServletRequest request) {
        return language(Collections.list(request.getLocales()));
    }

    /** The first of these languages that is supported, otherwise the default. */
    public static Locale language(List<Locale> wanted) {
        for (var locale : wanted) {
            for (var known : LANGUAGES) {
                if (known.getLanguage().equals(locale.getLanguage())) {
                    return known;
                }
            }
        }
        return LANGUAGES.get(0);
    }

    /** Whether there is a message for a key. */
    public static boolean hasKey(String key) {
        return in(LANGUAGES.get(0)).find(key).isPresent();
    }

    public Locale locale() {
        return locale;
    }

    /** The decimal point in the numbers of this language. */
    public char decimalPoint() {
        return DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
    }

    /** The message for a key, with the arguments filled in. A missing key is a bug. */
    public String text(String key, Object... arguments) {
        var pattern = find(key).orElseThrow(() -> new IllegalArgumentException("No message for " + key));
        if (arguments.length == 0) {
            return pattern;
        }
        // A copy, because formats are not thread-safe. To parse the pattern each time would take several times longer.
        var format =
                (MessageFormat) formats.computeIfAbsent(pattern, this::parse).clone();
        return format.format(arguments);
    }

    private MessageFormat parse(String pattern) {
        return new MessageFormat(pattern, locale);
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(patterns.get(key));
    }
}
