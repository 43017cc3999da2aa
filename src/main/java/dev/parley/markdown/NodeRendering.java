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

/** How the nodes are rendered that flexmark does not have, or renders otherwise. */
final class NodeRendering implements NodeRenderer {
    private static final Pattern BREAK = Pattern.compile("<br\\s*+/?>", Pattern.CASE_INSENSITIVE);

    private final LinkRendering links = new LinkRendering();

    @Override
    public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
        return Set.of(
                new NodeRenderingHandler<>(Formula.class, (node, context, html) -> node.render(html)),
                new NodeRenderingHandler<>(
                        FormulaLines.Block.class,
                        (node, context, html) -> html.tagLine("p", () -> context.renderChildren(node))),
                new NodeRenderingHandler<>(TaskCheckbox.class, (node, context, html) -> node.render(html)),
                new NodeRenderingHandler<>(Footnotes.Use.class, (node, context, html) -> node.render(html)),
                new NodeRenderingHandler<>(Footnotes.Note.class, (node, context, html) -> node.render(context, html)),
                new NodeRenderingHandler<>(
                        Footnotes.NoteList.class, (node, context, html) -> node.render(context, html)),
                new NodeRenderingHandler<>(GuardedInlines.AsWritten.class, NodeRendering::asWritten),
                new NodeRenderingHandler<>(Code.class, NodeRendering::code),
                new NodeRenderingHandler<>(HtmlInline.class, NodeRendering::tag),
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
