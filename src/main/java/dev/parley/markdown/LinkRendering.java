package dev.parley.markdown;

import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.util.ReferenceRepository;
import com.vladsch.flexmark.html.AttributeProvider;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.IndependentAttributeProviderFactory;
import com.vladsch.flexmark.html.renderer.AttributablePart;
import com.vladsch.flexmark.html.renderer.LinkResolverContext;
import com.vladsch.flexmark.html.renderer.NodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Set;

/**
 * Links lose an address that is not allowed; images become links, so that nothing is fetched until somebody clicks.
 * One definition can be used thousands of times: when the addresses of a document are too long together, the rest is left out.
 */
final class LinkRendering {
    private static final int ADDRESSES_CHARS_MAX = 512 * 1024;

    private int addressesChars;

    private LinkRendering() {}

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
                }
            };
        }
    }

    static final class Images implements NodeRenderer {
        private final LinkRendering links = new LinkRendering();

        @Override
        public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
            return Set.of(
                    new NodeRenderingHandler<>(
                            GuardedInlines.AsWritten.class,
                            (node, context, html) -> html.text(node.getChars().toString())),
                    new NodeRenderingHandler<>(
                            Image.class, (node, context, html) -> link(html, node.getText(), node.getUrl())),
                    new NodeRenderingHandler<>(ImageRef.class, (node, context, html) -> {
                        ReferenceRepository references = Parser.REFERENCES.get(context.getDocument());
                        if (node.isDefined() && node.getReferenceNode(references) != null) {
                            var url = node.getReferenceNode(references).getUrl();
                            link(html, node.getText().isEmpty() ? node.getReference() : node.getText(), url);
                        } else {
                            html.text(node.getChars().unescape());
                        }
                    }));
        }

        private void link(HtmlWriter html, BasedSequence text, BasedSequence url) {
            var address = url.unescape();
            var label = text.isBlank() ? address : text.unescape();
            if (links.allowed(address)) {
                html.attr("href", address).withAttr().tag("a");
                html.text(label).closeTag("a");
            } else {
                html.text(label);
            }
        }
    }
}
