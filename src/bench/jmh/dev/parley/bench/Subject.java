package dev.parley.bench;

import dev.parley.markdown.SampleAnswers;

/** The answers that benchmarks are run on. */
public enum Subject {
    /** 1,200 words. */
    ESSAY(SampleAnswers.essay()),
    /** The first 2,000 characters of it, for what would take seconds for all of it. */
    ESSAY_BEGINNING(SampleAnswers.essay().substring(0, 2_000)),
    /** As many of its characters as 1,000 deltas of 4 bring. */
    THOUSAND_DELTAS(SampleAnswers.essay().substring(0, 4_000)),
    /** 64 KB. */
    CODE(SampleAnswers.fence()),
    /** 300 rows. */
    TABLE(SampleAnswers.table()),
    /** 500 items. */
    LIST(SampleAnswers.list());

    private final String text;

    Subject(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
