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
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.html.MutableAttributes;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Set;

/** Links lose an address that is not allowed; images become links, so that nothing is fetched until somebody clicks. */
final class LinkRendering {
    private LinkRendering() {}

    static final class Attributes extends IndependentAttributeProviderFactory implements AttributeProvider {
        @Override
        public AttributeProvider apply(LinkResolverContext context) {
            return this;
        }

        @Override
        public void setAttributes(Node node, AttributablePart part, MutableAttributes attributes) {
            if (part.equals(AttributablePart.LINK) && !Links.allowed(attributes.getValue("href"))) {
                attributes.remove("href");
            }
        }
    }

    static final class Images implements NodeRenderer {
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

        private static void link(HtmlWriter html, BasedSequence text, BasedSequence url) {
            var address = url.unescape();
            var label = text.isBlank() ? address : text.unescape();
            if (Links.allowed(address)) {
                html.attr("href", address).withAttr().tag("a");
                html.text(label).closeTag("a");
            } else {
                html.text(label);
            }
        }
    }
}
