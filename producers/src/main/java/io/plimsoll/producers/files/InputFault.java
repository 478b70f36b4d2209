package io.plimsoll.producers.files;

/**
 * One thing wrong with the input, as one line: {@code prices.csv:3: markPrice: found "NaN", expected a decimal number > 0}.
 *
 * @param file path as typed
 * @param line from 1; 0 when the fault is about the whole file, then left out of the text
 * @param field column, JSON path or {@code file}
 * @param found what is there
 * @param expected what should be
 */
public record InputFault(String file, int line, String field, String found, String expected) {
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + field + ": found " + found + ", expected " + expected;
    }
}
