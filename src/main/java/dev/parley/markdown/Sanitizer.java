package dev.parley.markdown;

import java.util.List;
import java.util.regex.Pattern;
import org.owasp.html.AttributePolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Sanitizes rendered model output with an allow-list of elements and attributes.
 *
 * <p>Ids, styles, {@code data-*} and {@code hx-*} are not allowed, and classes only on code: its language, or {@code math}.
 */
final class Sanitizer {
    private static final Pattern CODE_CLASS = Pattern.compile("language-[\\p{Alnum}+#._-]{1,40}|math(?: display)?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern ALIGNMENT = Pattern.compile("left|center|right");
    private static final AttributePolicy ALLOWED_URL = (element, name, url) -> LinkPolicy.allows(url) ? url : null;

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(Sanitizer::withDirection, "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "th", "td")
            .allowElements("blockquote", "ul", "ol", "hr", "br", "pre", "code", "em", "strong", "del", "sup", "section")
            .allowElements("table", "thead", "tbody", "tr")
            .allowElements(Sanitizer::externalLink, "a")
            .allowElements(Sanitizer::checkbox, "input")
            .allowAttributes("href")
            .matching(ALLOWED_URL)
            .onElements("a")
            // The library allows no scheme by default. LinkPolicy has already checked the URL.
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("class")
            .matching(CODE_CLASS)
            .onElements("code")
            .allowAttributes("start")
            .matching(NUMBER)
            .onElements("ol")
            .allowAttributes("value")
            .matching(NUMBER)
            .onElements("li")
            .allowAttributes("align")
            .matching(ALIGNMENT)
            .onElements("th", "td")
            .allowAttributes("type", "checked")
            .onElements("input")
            .toFactory();

    private Sanitizer() {}

    static String sanitize(String html) {
        return POLICY.sanitize(html);
    }

    /** The first letter of a block decides its direction: an answer may mix scripts. */
    private static String withDirection(String element, List<String> attributes) {
        attributes.addAll(List.of("dir", "auto"));
        return element;
    }

    /** Opens links in a new tab, without a referrer and without access to the opener. */
    private static String externalLink(String element, List<String> attributes) {
        if (attributes.contains("href")) {
            attributes.addAll(List.of("target", "_blank", "rel", "noopener noreferrer nofollow"));
        }
        return element;
    }

    /** A task checkbox is disabled. Its accessible name is a symbol, which screen readers read in any language. */
    private static String checkbox(String element, List<String> attributes) {
        boolean isChecked = attributes.contains("checked");
        attributes.clear();
        attributes.addAll(List.of("type", "checkbox", "disabled", "disabled", "aria-label", isChecked ? "✓" : "☐"));
        if (isChecked) {
            attributes.addAll(List.of("checked", "checked"));
        }
        return element;
    }
}
