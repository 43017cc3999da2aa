package dev.parley.account;

/** What a feature runs and stores for users, for {@link AccountDeletion}: what one DELETE of the user could not remove quickly. */
public interface UserData {
    /** Ends what is running for the user, such as answers. */
    void stop(long userId);

    /**
     * Removes a limited number of rows of the user, in one short transaction.
     *
     * @return false when none are left
     */
    boolean removeSome(long userId);
}
