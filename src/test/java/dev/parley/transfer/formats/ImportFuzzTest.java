package dev.parley.transfer.formats;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Looks for exports that break {@link AnyDocumentCheck}: {@code just fuzz}. */
class ImportFuzzTest {
    private final AnyDocumentCheck documents = new AnyDocumentCheck();

    @FuzzTest(maxDuration = "1m")
    void anyDocumentIsRead(byte[] document) {
        documents.check(document);
    }
}
