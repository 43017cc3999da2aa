/**
 * The root package: the composition of the application ({@link dev.parley.App}), its table of URLs ({@link
 * dev.parley.Routes}) and its configuration ({@link dev.parley.Config}). It may depend on every other package; no other
 * package may depend on it.
 */
@NullMarked
package dev.parley;

import org.jspecify.annotations.NullMarked;
