/**
 * The check of a connection: single requests that show what a model server and one of its models accept, and what was learnt.
 *
 * <ul>
 *   <li>step: one question to the server, sometimes repeated in another form, and its finding
 *   <li>finding: what the step has shown, in words for the user
 *   <li>trait: a part of the finding that later requests use, see {@link dev.parley.provider.Trait}
 * </ul>
 */
@NullMarked
package dev.parley.connection.check;

import org.jspecify.annotations.NullMarked;
