/** The pages about usage, prices, limits and groups, for users and for admins. */
@NullMarked
package dev.parley.usage.web;

import org.jspecify.annotations.NullMarked;
