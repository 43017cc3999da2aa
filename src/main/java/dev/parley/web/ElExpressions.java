package dev.parley.web;

import jakarta.el.ArrayELResolver;
import jakarta.el.BeanELResolver;
import jakarta.el.CompositeELResolver;
import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELManager;
import jakarta.el.ELResolver;
import jakarta.el.ExpressionFactory;
import jakarta.el.FunctionMapper;
import jakarta.el.ListELResolver;
import jakarta.el.MapELResolver;
import jakarta.el.StandardELContext;
import jakarta.el.ValueExpression;
import jakarta.el.VariableMapper;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;

/**
 * Makes Thymeleaf evaluate <code>${...}</code> with Jakarta EL instead of OGNL: EL is the platform's standard, and
 * faster. An undeclared variable is an error, not an empty text.
 */
final class ElExpressions implements IStandardVariableExpressionEvaluator {
    private final ExpressionFactory factory = ELManager.getExpressionFactory();
    private final Map<String, ValueExpression> compiled = new ConcurrentHashMap<>();

    @Override
    public @Nullable Object evaluate(
            IExpressionContext context,
            IStandardVariableExpression expression,
            StandardExpressionExecutionContext execution) {
        var text = expression.getExpression();
        try {
            var elContext = new TemplateElContext(context);
            var known = compiled.get(text);
            // Call computeIfAbsent only the first time, because it may lock.
            if (known == null) {
                known = compiled.computeIfAbsent(text, this::compile);
            }
            return known.getValue(elContext);
        } catch (ELException e) {
            throw new TemplateProcessingException("Cannot evaluate ${" + text + "}", e);
        }
    }

    /** Names are resolved at evaluation, so one compiled expression serves all requests. */
    private ValueExpression compile(String text) {
        return factory.createValueExpression(new StandardELContext(factory), "${" + text + "}", Object.class);
    }

    /** Resolves names: all templates share the resolvers, and the context holds the variables. */
    private static final class TemplateElContext extends ELContext {
        private static final ELResolver RESOLVER = resolver();

        private final IExpressionContext variables;

        TemplateElContext(IExpressionContext variables) {
            this.variables = variables;
        }

        /** Reads the variables from a field, because a page has thousands of these contexts and a map in each would be slow. */
        @Override
        public @Nullable Object getContext(Class<?> key) {
            return key == IExpressionContext.class ? variables : super.getContext(key);
        }

        private static ELResolver resolver() {
            var all = new CompositeELResolver();
            all.add(new VariableElResolver());
            all.add(new RecordElResolver());
            all.add(new MapELResolver(true));
            all.add(new ListELResolver(true));
            all.add(new ArrayELResolver(true));
            all.add(new BeanELResolver(true));
            return all;
        }

        @Override
        public ELResolver getELResolver() {
            return RESOLVER;
        }

        @Override
        public @Nullable FunctionMapper getFunctionMapper() {
            return null;
        }

        @Override
        public @Nullable VariableMapper getVariableMapper() {
            return null;
        }
    }
}
