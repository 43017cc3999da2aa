/**
 * A small toolkit over JDBC: one writer, a few readers, rows as records, the schema by Liquibase.
 *
 * <p>SQL stands as a text block in the method that asks the question; nothing here generates any. A test prepares every
 * text block of the code against the migrated schema.
 *
 * <p>Nothing here knows of the domain, of HTTP or of configuration.
 */
@NullMarked
package dev.parley.db;

import org.jspecify.annotations.NullMarked;
