package dev.parley.web;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.processor.AbstractStandardExpressionAttributeTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/** A {@code th:utext} that accepts only values of the one type that guarantees safe HTML. */
final class SafeHtmlProcessor extends AbstractStandardExpressionAttributeTagProcessor {
    private static final int PRECEDENCE_OF_UTEXT = 1400;

    private final Class<?> safeType;

    SafeHtmlProcessor(String dialectPrefix, Class<?> safeType) {
        super(TemplateMode.HTML, dialectPrefix, "utext", PRECEDENCE_OF_UTEXT, true);
        this.safeType = safeType;
    }

    @Override
    protected void doProcess(
            ITemplateContext context,
            IProcessableElementTag tag,
            AttributeName attributeName,
            String attributeValue,
            @Nullable Object value,
            IElementTagStructureHandler structure) {
        if (!safeType.isInstance(value)) {
            throw new TemplateProcessingException("th:utext=\"" + attributeValue + "\" is not " + safeType.getName());
        }
        structure.setBody(value.toString(), false);
    }
}
