/**
 * The root package builds the application from its configuration ({@link dev.parley.Features}), registers filters and
 * pages ({@link dev.parley.ServletSetup}), and starts and stops it ({@link dev.parley.App}). It may depend on every other
 * package; no other package may depend on it.
 */
@NullMarked
package dev.parley;

import org.jspecify.annotations.NullMarked;
