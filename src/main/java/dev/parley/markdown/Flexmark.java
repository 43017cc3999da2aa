package dev.parley.markdown;

import com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughExtension;
import com.vladsch.flexmark.ext.gfm.strikethrough.internal.StrikethroughDelimiterProcessor;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.core.ReferencePreProcessorFactory;
import com.vladsch.flexmark.parser.core.delimiter.AsteriskDelimiterProcessor;
import com.vladsch.flexmark.parser.core.delimiter.UnderscoreDelimiterProcessor;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.List;

/** How flexmark is set up: CommonMark with GitHub's tables, task lists and strikethrough, TeX, and no raw HTML. */
final class Flexmark {
    private Flexmark() {}

    static Parser blocks() {
        return parser(options())
                // Flexmark adds this one only beside its own inline parser.
                .paragraphPreProcessorFactory(new ReferencePreProcessorFactory())
                .customBlockParserFactory(new BlockStarts())
                .build();
    }

    static HtmlRenderer renderer() {
        return HtmlRenderer.builder(options()
                        .set(Parser.EXTENSIONS, List.of(TablesExtension.create(), StrikethroughExtension.create())))
                .attributeProviderFactory(new LinkRendering.Attributes())
                .nodeRendererFactory(options -> new NodeRendering())
                .build();
    }

    private static Parser.Builder parser(MutableDataSet options) {
        return Parser.builder(options)
                .customInlineParserFactory(GuardedInlines::new)
                .customDelimiterProcessor(new CjkEmphasis(new AsteriskDelimiterProcessor(false)))
                .customDelimiterProcessor(new CjkEmphasis(new UnderscoreDelimiterProcessor(false)))
                .customDelimiterProcessor(new CjkEmphasis(new StrikethroughDelimiterProcessor()))
                .postProcessorFactory(new BareLinks.Factory());
    }

    private static MutableDataSet options() {
        return new MutableDataSet()
                // BlockStarts finds the headings, and Flanking the ends of emphasis.
                .set(Parser.HEADING_PARSER, false)
                .set(Parser.ASTERISK_DELIMITER_PROCESSOR, false)
                .set(Parser.UNDERSCORE_DELIMITER_PROCESSOR, false)
                .set(HtmlRenderer.SOFT_BREAK, "<br />\n")
                // HTML is text here, so no block of it can hide the Markdown inside, and none can swallow what follows.
                .set(Parser.HTML_BLOCK_PARSER, false)
                .set(HtmlRenderer.ESCAPE_HTML, true)
                .set(HtmlRenderer.GENERATE_HEADER_ID, false)
                .set(HtmlRenderer.RENDER_HEADER_ID, false)
                .set(HtmlRenderer.OBFUSCATE_EMAIL, false);
    }
}
