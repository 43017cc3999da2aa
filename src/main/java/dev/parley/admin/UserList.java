package dev.parley.admin;

import dev.parley.account.EmailAddress;
import dev.parley.db.Database;
import dev.parley.db.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The list of all users, in the order of their addresses. A page is read from the index of the addresses. */
final class UserList {
    /** The users on one page. */
    static final int PAGE_SIZE_MAX = 50;

    /** Greater than everything that an address contains. */
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private final Database database;

    UserList(Database database) {
        this.database = database;
    }

    /**
     * The next users, one more than a page has, if there are so many.
     *
     * @param start how their addresses begin
     * @param after the last address of the page before; empty for the first page
     */
    List<ListedUser> page(String start, String after) {
        var prefix = EmailAddress.lowerCase(start);
        return database.read("""
                SELECT u.id, u.email, u.admin, u.disabled_at, u.created_at, g.name AS group_name,
                  (SELECT MAX(s.last_seen_at) FROM sessions s WHERE s.user_id = u.id) AS seen_at
                FROM users u LEFT JOIN user_groups g ON g.id = u.group_id
                WHERE u.email >= ? AND u.email < ? AND u.email > ? AND u.deleted_at IS NULL
                ORDER BY u.email LIMIT ?""", UserList::user, prefix, prefix + LAST_CHARACTER, after, PAGE_SIZE_MAX + 1);
    }

    /** One user. */
    Optional<ListedUser> find(long id) {
        return database.readOne("""
                SELECT u.id, u.email, u.admin, u.disabled_at, u.created_at, g.name AS group_name,
                  (SELECT MAX(s.last_seen_at) FROM sessions s WHERE s.user_id = u.id) AS seen_at
                FROM users u LEFT JOIN user_groups g ON g.id = u.group_id
                WHERE u.id = ? AND u.deleted_at IS NULL""", UserList::user, id);
    }

    private static ListedUser user(Row row) throws SQLException {
        return new ListedUser(
                row.getLong("id"),
                row.getString("email"),
                row.getBoolean("admin"),
                row.findLong("disabled_at").isPresent(),
                row.findString("group_name"),
                row.getInstant("created_at"),
                row.findLong("seen_at").map(Instant::ofEpochMilli));
    }
}
