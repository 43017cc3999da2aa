/**
 * A toolkit for HTTP and HTML, between the servlet API and the features. Its main types:
 *
 * <ul>
 *   <li>{@link dev.parley.web.Router} passes a request to a {@link dev.parley.web.Resource}, the base class of all servlets.
 *       A {@link dev.parley.web.Feature} registers its routes.
 *   <li>{@link dev.parley.web.Form} and {@link dev.parley.web.PathParams} are the validated input of a request.
 *   <li>{@link dev.parley.web.Templates} renders a {@link dev.parley.web.PageResponse}, as a whole page or as a fragment
 *       for {@link dev.parley.web.Htmx}, with the messages of {@link dev.parley.web.Translations}.
 *   <li>{@link dev.parley.web.HttpException} ends a request with an error; {@link dev.parley.web.ErrorFilter} shows it.
 *   <li>{@link dev.parley.web.EventStream} sends server-sent events.
 *   <li>{@link dev.parley.web.RequestBodyFilter}, {@link dev.parley.web.SameOriginFilter} and {@link
 *       dev.parley.web.SecurityHeadersFilter} protect all routes.
 * </ul>
 *
 * <p>This package must not depend on users, chats, models or the database.
 */
@NullMarked
package dev.parley.web;

import org.jspecify.annotations.NullMarked;
