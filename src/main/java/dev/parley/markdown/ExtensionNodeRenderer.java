package dev.parley.markdown;

import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.NodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.Set;
import java.util.regex.Pattern;

/** Renders the nodes of this package, and those that flexmark would render differently. */
final class ExtensionNodeRenderer implements NodeRenderer {
    private static final Pattern BREAK = Pattern.compile("<br\\s*+/?>", Pattern.CASE_INSENSITIVE);

    private final LinkRenderer links = new LinkRenderer();

    @Override
    public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
        return Set.of(
                new NodeRenderingHandler<>(Formula.class, (node, context, html) -> node.render(html)),
                new NodeRenderingHandler<>(
                        FormulaBlockParser.FormulaBlock.class,
                        (node, context, html) -> html.tagLine("p", () -> context.renderChildren(node))),
                new NodeRenderingHandler<>(TaskCheckbox.class, (node, context, html) -> node.render(html)),
                new NodeRenderingHandler<>(FootnoteReference.class, (node, context, html) -> node.render(html)),
                new NodeRenderingHandler<>(
                        FootnoteDefinition.class, (node, context, html) -> node.render(context, html)),
                new NodeRenderingHandler<>(FootnoteList.class, (node, context, html) -> node.render(context, html)),
                new NodeRenderingHandler<>(LimitedInlineParser.LiteralText.class, ExtensionNodeRenderer::asWritten),
                new NodeRenderingHandler<>(Code.class, ExtensionNodeRenderer::code),
                new NodeRenderingHandler<>(HtmlInline.class, ExtensionNodeRenderer::tag),
                new NodeRenderingHandler<>(Image.class, links::image),
                new NodeRenderingHandler<>(ImageRef.class, links::image));
    }

    private static void asWritten(Node node, NodeRendererContext context, HtmlWriter html) {
        var lines = node.getChars().toString().split("\\R", -1);
        html.text(lines[0]);
        for (int i = 1; i < lines.length; i++) {
            html.raw(context.getHtmlOptions().softBreak).text(lines[i]);
        }
    }

    private static void code(Code code, NodeRendererContext context, HtmlWriter html) {
        var text = Escaping.collapseWhitespace(code.getText(), true);
        html.withAttr().tag("code");
        html.text(isInCell(code) ? text.replace("\\|", "|") : text);
        html.closeTag("code");
    }

    private static void tag(HtmlInline tag, NodeRendererContext context, HtmlWriter html) {
        if (isInCell(tag) && BREAK.matcher(tag.getChars()).matches()) {
            html.tagVoid("br");
        } else {
            html.text(tag.getChars().normalizeEOL());
        }
    }

    private static boolean isInCell(Node node) {
        return node.getAncestorOfType(TableCell.class) != null;
    }
}
