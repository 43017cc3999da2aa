package dev.parley.markdown;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.htmlunit.cyberneko.parsers.SAXParser;
import org.htmlunit.cyberneko.xerces.xni.parser.XMLInputSource;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Asserts that the HTML of an answer with id 7 is safe: an HTML parser finds only the elements and attributes that an answer
 * may contain.
 */
public final class SafeHtmlAssert extends DefaultHandler2 {
    private static final Set<String> ELEMENTS = Set.of(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "ul",
            "ol",
            "li",
            "hr",
            "br",
            "pre",
            "code",
            "em",
            "strong",
            "del",
            "sup",
            "section",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "a",
            "input",
            "span",
            "div");
    private static final Set<String> SWAP_ELEMENTS = Set.of("div", "span", "table", "thead", "tbody", "tr");

    private static final Map<String, Pattern> ATTRIBUTES = Map.ofEntries(
            attribute("a href", "(?i)(?:https?://|mailto:)[^\\s\\p{Cntrl}\\p{Cf}\\\\]* ?"),
            attribute("a target", "_blank"),
            attribute("a rel", "noopener noreferrer nofollow"),
            attribute("code class", "language-[\\w+#.-]{1,40}|math(?: display)?"),
            attribute("ol start", "\\d{1,9}"),
            attribute("li value", "\\d{1,9}"),
            attribute("p dir", "auto"),
            attribute("h1 dir", "auto"),
            attribute("h2 dir", "auto"),
            attribute("h3 dir", "auto"),
            attribute("h4 dir", "auto"),
            attribute("h5 dir", "auto"),
            attribute("h6 dir", "auto"),
            attribute("li dir", "auto"),
            attribute("th dir", "auto"),
            attribute("td dir", "auto"),
            attribute("th align", "left|center|right"),
            attribute("td align", "left|center|right"),
            attribute("input type", "checkbox"),
            attribute("input disabled", "disabled"),
            attribute("input aria-label", "[✓☐]"),
            attribute("input checked", "checked"));
    private static final Pattern OWN_ID = Pattern.compile("(?:closed|tail|reasoning-text)-7");
    private static final Pattern OWN_SWAP = Pattern.compile(
            "(?:innerHTML|beforeend:#reasoning-text-7|(?:beforeend|innerHTML):#tail-7(?:>:last-child){0,64}"
                    + "|delete:#tail-7(?:>:last-child){0,64}>:nth-last-child\\(-n\\+\\d{1,9}\\))");

    private static final Pattern TAG = Pattern.compile("</?[a-z0-9]+>|<!-- -->|<[hb]r />"
            + "|<ol start=\"\\d+\">|<code class=\"(?:language-(?:[\\w+#.-]|&#43;)+|math(?: display)?)\">|<(?:p|h[1-6]|t[hd](?: align=\"(?:left|center|right)\")?|li(?: value=\"\\d+\")?) dir=\"auto\">"
            + "|<a href=\"(?i:https?|mailto):[^\"<>]*\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">"
            + "|<input type=\"checkbox\" disabled=\"disabled\" aria-label=\"(?:☐\"|✓\" checked=\"checked\") />"
            + "|<div id=\"(?:closed|tail|reasoning-text)-7\"(?: hx-swap-oob=\"innerHTML\")?>"
            + "|<(?:" + String.join("|", SWAP_ELEMENTS) + ") hx-swap-oob=\"" + OWN_SWAP + "\">");

    private final String html;
    private final Deque<String> open = new ArrayDeque<>();

    private SafeHtmlAssert(String html) {
        this.html = html;
    }

    private static Map.Entry<String, Pattern> attribute(String name, String value) {
        return Map.entry(name, Pattern.compile(value));
    }

    /** Fails if the HTML contains anything that is not allowed. */
    public static void assertSafe(String html) {
        // Check the tags as text, too: parsers drop table parts outside of a table.
        var rest = TAG.matcher(html).replaceAll("");
        if (rest.contains("<")) {
            throw new AssertionError(rest + " in " + html);
        }
        var parser = new SAXParser();
        var check = new SafeHtmlAssert(html);
        try {
            parser.setFeature("http://cyberneko.org/html/features/balance-tags/document-fragment", true);
            parser.setContentHandler(check);
            parser.setProperty("http://xml.org/sax/properties/lexical-handler", check);
            parser.parse(new XMLInputSource(null, null, null, new StringReader(html), null));
        } catch (SAXException | IOException e) {
            throw new AssertionError(html, e);
        }
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        var name = qualified.toLowerCase(Locale.ROOT);
        boolean isOutermost =
                open.isEmpty() || (open.size() == 1 && open.getFirst().equals("template"));
        if (!ELEMENTS.contains(name) && !(name.equals("template") && open.isEmpty())) {
            fail("element " + name);
        }
        for (int i = 0; i < attributes.getLength(); i++) {
            attribute(name, attributes.getQName(i), attributes.getValue(i), isOutermost);
        }
        open.push(name);
    }

    private void attribute(String element, String name, String value, boolean isOutermost) {
        boolean isOurs = isOutermost
                && SWAP_ELEMENTS.contains(element)
                && ((name.equals("id") && OWN_ID.matcher(value).matches())
                        || (name.equals("hx-swap-oob")
                                && OWN_SWAP.matcher(value).matches()));
        var allowed = ATTRIBUTES.get(element + " " + name);
        if (!isOurs && (allowed == null || !allowed.matcher(value).matches())) {
            fail("attribute " + name + "=" + value + " of " + element);
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        var name = qualified.toLowerCase(Locale.ROOT);
        if (open.isEmpty() || !open.pop().equals(name)) {
            fail("end of " + name);
        }
    }

    @Override
    public void comment(char[] text, int start, int length) {
        if (!new String(text, start, length).isBlank()) {
            fail("comment");
        }
    }

    @Override
    public void processingInstruction(String target, String data) {
        fail("instruction " + target);
    }

    @Override
    public void startDTD(String name, String publicId, String systemId) {
        fail("document type");
    }

    @Override
    public void startCDATA() {
        fail("CDATA");
    }

    private void fail(String what) {
        throw new AssertionError(what + " in " + html.substring(0, Math.min(2_000, html.length())));
    }
}
