package dev.parley.file;

/**
 * Limits on the files of users; the README lists their names.
 *
 * @param fileBytesMax the size of a file
 * @param filesPerMessageMax the number of files at a question
 * @param uploadsPerDayMax how many files a user may upload in a day, including those that are refused
 * @param bytesPerUserMax the size of all stored files of a user
 * @param pagesMax the pages of a document
 * @param textCharsMax the length of a file's text
 */
public record FileLimits(
        int fileBytesMax,
        int filesPerMessageMax,
        int uploadsPerDayMax,
        long bytesPerUserMax,
        int pagesMax,
        int textCharsMax) {
    /** In bytes. */
    public static final long MEGABYTE = 1024 * 1024;
}
