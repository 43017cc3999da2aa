package dev.parley.transfer.imports;

/**
 * Something that an import has skipped.
 *
 * @param id 0 if it is not stored yet
 * @param item its name
 * @param reason the name in lower case of an {@link dev.parley.transfer.ItemException.Reason}
 */
record ImportProblem(long id, String item, String reason) {}
