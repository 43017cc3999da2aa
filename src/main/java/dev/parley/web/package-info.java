/**
 * A toolkit that knows HTTP and HTML and nothing of the domain: servlets with readable errors ({@link
 * dev.parley.web.Resource}, {@link dev.parley.web.Problem}), strict forms, pages and fragments from one template
 * ({@link dev.parley.web.View}), server-sent events ({@link dev.parley.web.EventStream}), and the filters that keep
 * strangers out.
 *
 * <p>Users, chats and models may not come in here.
 */
@NullMarked
package dev.parley.web;

import org.jspecify.annotations.NullMarked;
