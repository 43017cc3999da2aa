/**
 * The page {@code /settings/data} with what users can do with all their data. What it links to has pages of its own, in the
 * packages that do the work.
 */
@NullMarked
package dev.parley.transfer.web;

import org.jspecify.annotations.NullMarked;
