package dev.parley.markdown;

import com.vladsch.flexmark.ext.autolink.AutolinkExtension;
import com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughExtension;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.core.ReferencePreProcessorFactory;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.List;

/** How flexmark is set up: CommonMark with GitHub's tables, task lists and strikethrough, TeX, and no raw HTML. */
final class Flexmark {
    private Flexmark() {}

    static Parser blocks() {
        return parser(options())
                // Flexmark adds this one only beside its own inline parser.
                .paragraphPreProcessorFactory(new ReferencePreProcessorFactory())
                .customBlockParserFactory(new FormulaLines.Factory())
                .build();
    }

    /** A parser that sees one paragraph only, whatever the text begins with. */
    static Parser inlines() {
        return parser(options()
                        .set(Parser.BLOCK_QUOTE_PARSER, false)
                        .set(Parser.FENCED_CODE_BLOCK_PARSER, false)
                        .set(Parser.HEADING_PARSER, false)
                        .set(Parser.INDENTED_CODE_BLOCK_PARSER, false)
                        .set(Parser.LIST_BLOCK_PARSER, false)
                        .set(Parser.THEMATIC_BREAK_PARSER, false)
                        .set(Parser.REFERENCE_PARAGRAPH_PRE_PROCESSOR, false)
                        .set(Parser.EXTENSIONS, List.of(StrikethroughExtension.create(), AutolinkExtension.create())))
                .build();
    }

    static HtmlRenderer renderer() {
        return HtmlRenderer.builder(options())
                .attributeProviderFactory(new LinkRendering.Attributes())
                .nodeRendererFactory(options -> new LinkRendering.Images())
                .nodeRendererFactory(options -> new Formula.Rendering())
                .build();
    }

    private static Parser.Builder parser(MutableDataSet options) {
        return Parser.builder(options)
                .customInlineParserFactory(GuardedInlines::new)
                .customInlineParserExtensionFactory(new Formula.Inlines());
    }

    private static MutableDataSet options() {
        return new MutableDataSet()
                .set(
                        Parser.EXTENSIONS,
                        List.of(
                                TablesExtension.create(),
                                StrikethroughExtension.create(),
                                TaskListExtension.create(),
                                AutolinkExtension.create()))
                // HTML is text here, so no block of it can hide the Markdown inside, and none can swallow what follows.
                .set(Parser.HTML_BLOCK_PARSER, false)
                .set(HtmlRenderer.ESCAPE_HTML, true)
                .set(HtmlRenderer.GENERATE_HEADER_ID, false)
                .set(HtmlRenderer.RENDER_HEADER_ID, false)
                .set(HtmlRenderer.OBFUSCATE_EMAIL, false)
                .set(TablesExtension.MIN_HEADER_ROWS, 1)
                .set(TablesExtension.MAX_HEADER_ROWS, 1)
                .set(TablesExtension.MIN_SEPARATOR_DASHES, 1)
                .set(TablesExtension.COLUMN_SPANS, false)
                // A head of thousands of columns and thousands of empty rows would multiply.
                .set(TablesExtension.APPEND_MISSING_COLUMNS, false)
                .set(TablesExtension.DISCARD_EXTRA_COLUMNS, true)
                .set(TablesExtension.HEADER_SEPARATOR_COLUMN_MATCH, true)
                .set(TablesExtension.WITH_CAPTION, false);
    }
}
