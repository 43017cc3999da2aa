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

/** Configures flexmark: CommonMark with tables, task lists and strikethrough as in GFM, TeX formulas, and no raw HTML. */
final class Flexmark {
    private Flexmark() {}

    static Parser parser() {
        return builder(options())
                // Flexmark only adds this factory by default if the inline parser is its own.
                .paragraphPreProcessorFactory(new ReferencePreProcessorFactory())
                .customBlockParserFactory(new ExtensionBlockParserFactory())
                .build();
    }

    static HtmlRenderer renderer() {
        return HtmlRenderer.builder(options()
                        .set(Parser.EXTENSIONS, List.of(TablesExtension.create(), StrikethroughExtension.create())))
                .attributeProviderFactory(new LinkRenderer.Attributes())
                .nodeRendererFactory(options -> new ExtensionNodeRenderer())
                .build();
    }

    private static Parser.Builder builder(MutableDataSet options) {
        return Parser.builder(options)
                .customInlineParserFactory(LimitedInlineParser::new)
                .customDelimiterProcessor(new CjkDelimiterProcessor(new AsteriskDelimiterProcessor(false)))
                .customDelimiterProcessor(new CjkDelimiterProcessor(new UnderscoreDelimiterProcessor(false)))
                .customDelimiterProcessor(new CjkDelimiterProcessor(new StrikethroughDelimiterProcessor()))
                .postProcessorFactory(new AutolinkProcessor.Factory());
    }

    private static MutableDataSet options() {
        return new MutableDataSet()
                // Replaced by ExtensionBlockParserFactory and CjkDelimiterProcessor.
                .set(Parser.HEADING_PARSER, false)
                .set(Parser.ASTERISK_DELIMITER_PROCESSOR, false)
                .set(Parser.UNDERSCORE_DELIMITER_PROCESSOR, false)
                .set(HtmlRenderer.SOFT_BREAK, "<br />\n")
                // Raw HTML is shown as text. An HTML block would hide the Markdown inside and after it.
                .set(Parser.HTML_BLOCK_PARSER, false)
                .set(HtmlRenderer.ESCAPE_HTML, true)
                .set(HtmlRenderer.GENERATE_HEADER_ID, false)
                .set(HtmlRenderer.RENDER_HEADER_ID, false)
                .set(HtmlRenderer.OBFUSCATE_EMAIL, false);
    }
}
