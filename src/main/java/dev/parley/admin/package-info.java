/**
 * The administration pages, {@code /admin} and below. {@link dev.parley.account.AuthFilter} serves them to admins only; for
 * everybody else they do not exist.
 *
 * <p>An admin manages accounts and settings, but never sees messages or titles of other users. No other package may depend on
 * this one.
 */
@NullMarked
package dev.parley.admin;

import org.jspecify.annotations.NullMarked;
