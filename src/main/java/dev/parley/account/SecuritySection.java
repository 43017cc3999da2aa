package dev.parley.account;

import dev.parley.web.PageResponse;
import jakarta.servlet.http.HttpServletRequest;

/** A section of the page {@code /settings/security}, with a template of its own below {@code account/security}. */
public interface SecuritySection {
    /** Sets the variables of the section's template. */
    void fill(HttpServletRequest request, PageResponse page);
}
