/** What the operator needs: whether the server is up. */
@NullMarked
package dev.parley.ops;

import org.jspecify.annotations.NullMarked;
