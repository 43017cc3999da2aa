/**
 * A small toolkit over JDBC for SQLite and PostgreSQL: transactions, rows as records, the schema by Liquibase.
 *
 * <p>SQL is written as a text block in the method that runs it; nothing generates SQL. Each statement has one text for both
 * databases, and a test prepares it against the migrated schema of both. Where they differ, {@code Dialect} says so.
 *
 * <p>SQLite runs one write transaction at a time, PostgreSQL many. So a transaction that decides by what it has read must
 * {@link Transaction#lock lock} before it reads, and one that fails because of another is run again: its work must do
 * nothing but run statements.
 *
 * <p>JDBI was tried on four stores and left out: 100 lines less here and 25 more in the stores, 1 MB more in the WAR, and
 * 1.1 to 1.8 times the time for a statement.
 *
 * <p>This package must not depend on the domain, on HTTP or on the configuration.
 */
@NullMarked
package dev.parley.db;

import org.jspecify.annotations.NullMarked;
