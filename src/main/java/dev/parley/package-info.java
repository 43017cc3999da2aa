/**
 * The root: the composition of the application ({@link dev.parley.App}), its one table of URLs ({@link
 * dev.parley.Routes}) and its configuration ({@link dev.parley.Config}). The root knows every package and no package
 * knows the root.
 */
@NullMarked
package dev.parley;

import org.jspecify.annotations.NullMarked;
