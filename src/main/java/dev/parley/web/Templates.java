package dev.parley.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.WebApplicationTemplateResolver;
import org.thymeleaf.util.FastStringWriter;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** Renders templates: a whole page, or selected elements of it. */
public final class Templates {
    /** The request attribute with the signed-in user, which is also the template variable {@code user}. */
    public static final String USER = "user";

    /** The request attribute that says whether this user has a password, which is also the template variable. */
    public static final String HAS_PASSWORD = "hasPassword";

    /** Fits most pages. Thymeleaf begins with 100 characters and would copy the text about ten times to grow. */
    private static final int INITIAL_CHARS = 32 * 1024;

    private final TemplateEngine engine = new TemplateEngine();
    private final Supplier<Map<String, Object>> globals;

    /**
     * @param isCached false in development, so that an edited template shows on reload
     * @param safeType the only type whose text {@code th:utext} accepts as HTML
     * @param globals variables of every template, with their current values
     */
    public Templates(
            ServletContext context,
            Assets assets,
            boolean isCached,
            Class<?> safeType,
            Supplier<Map<String, Object>> globals) {
        var resolver = new WebApplicationTemplateResolver(JakartaServletWebApplication.buildApplication(context));
        resolver.setPrefix("/WEB-INF/templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCacheable(isCached);
        engine.setTemplateResolver(resolver);
        engine.setDialect(new ParleyDialect(safeType));
        engine.setMessageResolver(new TranslationResolver());
        engine.setLinkBuilder(new AssetLinkBuilder(context.getContextPath(), assets));
        this.globals = globals;
    }

    /** A page in the language of the request; for htmx, only the elements that differ between pages. */
    public PageResponse page(HttpServletRequest request, String template) {
        return new PageResponse(this, request, template);
    }

    /** Renders one fragment of a template. */
    public String fragment(
            String template, String fragment, Locale locale, Map<String, ? extends @Nullable Object> variables) {
        return render(template, Set.of(fragment), locale, variables);
    }

    /** @param elements names of fragments or CSS-like selectors; empty for the whole template */
    String render(
            String template, Set<String> elements, Locale locale, Map<String, ? extends @Nullable Object> variables) {
        var all = new HashMap<String, @Nullable Object>(globals.get());
        all.put("lang", locale.getLanguage());
        all.putAll(variables);
        var spec = new TemplateSpec(template, elements.isEmpty() ? null : elements, TemplateMode.HTML, null);
        var writer = new FastStringWriter(INITIAL_CHARS);
        engine.process(spec, new Context(locale, all), writer);
        var html = writer.toString();
        // Thymeleaf renders nothing, without an error, when a selector matches no element.
        if (html.isBlank()) {
            throw new IllegalStateException("Template " + template + " has no element " + elements);
        }
        return html;
    }
}
