package dev.parley.bench;

import dev.parley.markdown.SampleAnswers;

/** The answers that microbenchmarks render. */
public enum BenchmarkInput {
    /** 1,200 words. */
    ESSAY(SampleAnswers.essay()),
    /** The first 2,000 characters of the essay, for code with quadratic cost. */
    ESSAY_BEGINNING(SampleAnswers.essay().substring(0, 2_000)),
    /** 1,000 deltas of 4 characters. */
    THOUSAND_DELTAS(SampleAnswers.essay().substring(0, 4_000)),
    /** 64 KB. */
    CODE(SampleAnswers.fence()),
    /** 300 rows. */
    TABLE(SampleAnswers.table()),
    /** 500 items. */
    LIST(SampleAnswers.list());

    private final String text;

    BenchmarkInput(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
