package dev.parley.markdown;

import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.OrderedListItem;
import com.vladsch.flexmark.ast.util.ReferenceRepository;
import com.vladsch.flexmark.html.AttributeProvider;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.IndependentAttributeProviderFactory;
import com.vladsch.flexmark.html.renderer.AttributablePart;
import com.vladsch.flexmark.html.renderer.LinkResolverContext;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.html.MutableAttributes;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/**
 * Renders images as links and removes URLs that {@link LinkPolicy} does not allow.
 *
 * <p>A link definition can be used thousands of times, so the total length of a document's URLs is limited. URLs beyond the
 * limit are dropped.
 */
final class LinkRenderer {
    private static final int URLS_CHARS_MAX = 512 * 1024;

    private int urlsChars;

    private boolean allows(String url) {
        urlsChars += url.length();
        return urlsChars <= URLS_CHARS_MAX && LinkPolicy.allows(url);
    }

    static final class Attributes extends IndependentAttributeProviderFactory {
        @Override
        public AttributeProvider apply(LinkResolverContext context) {
            var links = new LinkRenderer();
            return (node, part, attributes) -> {
                if (part.equals(AttributablePart.LINK)) {
                    attributes.remove("title");
                    if (!links.allows(attributes.getValue("href"))) {
                        attributes.remove("href");
                    }
                } else if (node instanceof OrderedListItem item) {
                    keepNumber(item, attributes);
                }
            };
        }
    }

    /** Browsers number items by position: sets {@code value} if the source has another number. */
    private static void keepNumber(OrderedListItem item, MutableAttributes attributes) {
        if (!(item.getPrevious() instanceof OrderedListItem previous)) {
            return;
        }
        long number = number(item);
        // "1. 1. 1." means automatic numbering.
        boolean isAutoNumbered = number == number(previous)
                && item.getParent().getFirstChild() instanceof OrderedListItem first
                && number == number(first);
        if (number != number(previous) + 1 && !isAutoNumbered) {
            attributes.replaceValue("value", Long.toString(number));
        }
    }

    private static long number(OrderedListItem item) {
        var marker = item.getOpeningMarker();
        return Long.parseLong(marker.subSequence(0, marker.length() - 1).toString());
    }

    void image(Image image, NodeRendererContext context, HtmlWriter html) {
        link(html, image.getText(), image.getUrl());
    }

    void image(ImageRef image, NodeRendererContext context, HtmlWriter html) {
        ReferenceRepository references = Parser.REFERENCES.get(context.getDocument());
        if (image.isDefined() && image.getReferenceNode(references) != null) {
            var url = image.getReferenceNode(references).getUrl();
            link(html, image.getText().isEmpty() ? image.getReference() : image.getText(), url);
        } else {
            html.text(image.getChars().unescape());
        }
    }

    private void link(HtmlWriter html, BasedSequence text, BasedSequence url) {
        var href = url.unescape();
        var label = text.isBlank() ? href : text.unescape();
        if (allows(href)) {
            html.attr("href", href).withAttr().tag("a");
            html.text(label).closeTag("a");
        } else {
            html.text(label);
        }
    }
}
