/**
 * The pages of snapshots: those of the owner, and the public ones below {@code /share/}, which know no session.
 */
@NullMarked
package dev.parley.share.web;

import org.jspecify.annotations.NullMarked;
