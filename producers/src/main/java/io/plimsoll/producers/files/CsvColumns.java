package io.plimsoll.producers.files;

import java.util.List;

/**
 * Columns of a CSV file.
 *
 * @param required must be in the header
 * @param optional may be in the header
 * @param othersIgnored whether further columns are read over instead of being a fault
 * @param headerless columns of the form without a header, recognised by its width and a first cell of digits; empty: none
 */
record CsvColumns(List<String> required, List<String> optional, boolean othersIgnored, List<String> headerless) {
    static CsvColumns strict(List<String> required, List<String> optional) {
        return new CsvColumns(required, optional, false, List.of());
    }
}
