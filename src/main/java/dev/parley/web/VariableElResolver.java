package dev.parley.web;

import jakarta.el.ELContext;
import jakarta.el.PropertyNotFoundException;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;

/** Resolves the first name of an expression to a template variable. */
final class VariableElResolver extends ReadOnlyElResolver {
    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        if (base != null) {
            return null;
        }
        var variables = (IExpressionContext) context.getContext(IExpressionContext.class);
        var name = property.toString();
        if (!variables.containsVariable(name)) {
            throw new PropertyNotFoundException("No variable " + name);
        }
        context.setPropertyResolved(true);
        return variables.getVariable(name);
    }
}
