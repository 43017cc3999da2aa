/**
 * A toolkit for HTTP and HTML: servlets with readable errors ({@link dev.parley.web.Resource}, {@link
 * dev.parley.web.Problem}), strict forms, pages and fragments from one template ({@link dev.parley.web.View}),
 * server-sent events ({@link dev.parley.web.EventStream}), and filters for security and limits.
 *
 * <p>This package must not depend on users, chats or models.
 */
@NullMarked
package dev.parley.web;

import org.jspecify.annotations.NullMarked;
