package dev.parley.web;

import java.util.HashSet;
import java.util.Set;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.processor.StandardUtextTagProcessor;

/** Thymeleaf's standard dialect with Jakarta EL, and with {@code th:utext} limited to safe HTML. */
final class ParleyDialect extends StandardDialect {
    private final Class<?> safeType;

    ParleyDialect(Class<?> safeType) {
        this.safeType = safeType;
        setVariableExpressionEvaluator(new ElExpressions());
    }

    @Override
    public Set<IProcessor> getProcessors(String dialectPrefix) {
        var processors = new HashSet<>(super.getProcessors(dialectPrefix));
        processors.removeIf(StandardUtextTagProcessor.class::isInstance);
        processors.add(new SafeHtmlProcessor(dialectPrefix, safeType));
        return processors;
    }
}
