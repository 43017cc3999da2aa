/**
 * The servlets below {@code /api}: chats and messages as JSON, and answers as server-sent events. What they send and accept is
 * described in {@code api/openapi.json}, against which a test checks them.
 */
@NullMarked
package dev.parley.api.web;

import org.jspecify.annotations.NullMarked;
