/**
 * A small toolkit over JDBC: one writer, a few readers, rows as records, the schema by Liquibase.
 *
 * <p>SQL is written as a text block in the method that runs it; nothing generates SQL. A test prepares every SQL text
 * block in the code against the migrated schema.
 *
 * <p>This package must not depend on the domain, on HTTP or on the configuration.
 */
@NullMarked
package dev.parley.db;

import org.jspecify.annotations.NullMarked;
