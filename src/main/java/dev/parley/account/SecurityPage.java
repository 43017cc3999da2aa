package dev.parley.account;

import dev.parley.web.FormView;
import dev.parley.web.PageResponse;
import dev.parley.web.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Renders the page {@code /settings/security} for the servlets whose forms it contains. */
public final class SecurityPage {
    private final Templates templates;
    private final List<SecuritySection> sections;

    SecurityPage(Templates templates, List<SecuritySection> sections) {
        this.templates = templates;
        this.sections = List.copyOf(sections);
    }

    /**
     * The page with all sections.
     *
     * @param form the submitted form with its errors, or an empty one
     */
    public PageResponse of(HttpServletRequest request, FormView form) {
        var page = templates
                .page(request, "account/security")
                .with("form", form)
                .with("saved", SecurityChange.message(request));
        sections.forEach(section -> section.fill(request, page));
        return page;
    }
}
