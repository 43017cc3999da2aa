package dev.parley.db;

import java.sql.SQLException;

/** A statement or transaction failed. Nothing of the transaction is stored. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseException(SQLException cause) {
        super(cause);
    }

    DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
