/** Pure functions on text. This package must not depend on any other package of the application. */
@NullMarked
package dev.parley.text;

import org.jspecify.annotations.NullMarked;
