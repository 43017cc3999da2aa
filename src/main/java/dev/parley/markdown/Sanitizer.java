package dev.parley.markdown;

import java.util.List;
import java.util.regex.Pattern;
import org.owasp.html.AttributePolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The allow-list that all HTML from a model passes, after it was rendered: what is not named here does not reach a page.
 * No ids, no styles, no {@code data-*} or {@code hx-*}, and no class but what code is: its language, or mathematics.
 */
final class Sanitizer {
    private static final Pattern CODE = Pattern.compile("language-[\\p{Alnum}+#._-]{1,40}|math(?: display)?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern ALIGNMENT = Pattern.compile("left|center|right");
    private static final AttributePolicy WEB_OR_MAIL = (element, name, url) -> Links.allowed(url) ? url : null;

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(Sanitizer::directed, "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "th", "td")
            .allowElements("blockquote", "ul", "ol", "hr", "br", "pre", "code", "em", "strong", "del", "sup", "section")
            .allowElements("table", "thead", "tbody", "tr")
            .allowElements(Sanitizer::outwards, "a")
            .allowElements(Sanitizer::checkbox, "input")
            .allowAttributes("href")
            .matching(WEB_OR_MAIL)
            .onElements("a")
            // The library keeps only these by default; Links has decided already.
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("class")
            .matching(CODE)
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

    /** Each block of text runs from left to right or from right to left by its own first letter. */
    private static String directed(String element, List<String> attributes) {
        attributes.addAll(List.of("dir", "auto"));
        return element;
    }

    /** A link opens elsewhere, and the page it opens learns nothing of this one. */
    private static String outwards(String element, List<String> attributes) {
        if (attributes.contains("href")) {
            attributes.addAll(List.of("target", "_blank", "rel", "noopener noreferrer nofollow"));
        }
        return element;
    }

    /** The box of a task list: nothing to click, nothing to submit. Its name is a sign, which is read out in any language. */
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
