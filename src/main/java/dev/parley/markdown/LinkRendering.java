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
 * Links lose an address that is not allowed; images become links, so that nothing is fetched until somebody clicks.
 * One definition can be used thousands of times: when the addresses of a document are too long together, the rest is left out.
 */
final class LinkRendering {
    private static final int ADDRESSES_CHARS_MAX = 512 * 1024;

    private int addressesChars;

    private boolean allowed(String url) {
        addressesChars += url.length();
        return addressesChars <= ADDRESSES_CHARS_MAX && Links.allowed(url);
    }

    static final class Attributes extends IndependentAttributeProviderFactory {
        @Override
        public AttributeProvider apply(LinkResolverContext context) {
            var links = new LinkRendering();
            return (node, part, attributes) -> {
                if (part.equals(AttributablePart.LINK)) {
                    attributes.remove("title");
                    if (!links.allowed(attributes.getValue("href"))) {
                        attributes.remove("href");
                    }
                } else if (node instanceof OrderedListItem item) {
                    keepNumber(item, attributes);
                }
            };
        }
    }

    /** Items count up from the first; where the model wrote another number, the item says so. */
    private static void keepNumber(OrderedListItem item, MutableAttributes attributes) {
        if (!(item.getPrevious() instanceof OrderedListItem previous)) {
            return;
        }
        long number = number(item);
        // In "1. 1. 1." the numbers are left to the list.
        boolean isLeftToTheList = number == number(previous)
                && item.getParent().getFirstChild() instanceof OrderedListItem first
                && number == number(first);
        if (number != number(previous) + 1 && !isLeftToTheList) {
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
        var address = url.unescape();
        var label = text.isBlank() ? address : text.unescape();
        if (allowed(address)) {
            html.attr("href", address).withAttr().tag("a");
            html.text(label).closeTag("a");
        } else {
            html.text(label);
        }
    }
}
