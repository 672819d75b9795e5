package org.kontor.carrier.ratesheet;

import java.util.List;

/** A sheet breaks the format's rules; each error names line, column, rule and what was there. */
final class SheetException extends RuntimeException {

    private final transient List<String> errors;

    SheetException(List<String> errors, int all) {
        super(errors.get(0) + (all > 1 ? " (and " + (all - 1) + " more)" : ""));
        this.errors = List.copyOf(errors);
    }

    /** At most twenty, in the order of the lines. */
    List<String> errors() {
        return errors;
    }
}
