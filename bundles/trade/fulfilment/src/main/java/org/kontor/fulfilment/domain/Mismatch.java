package org.kontor.fulfilment.domain;

/** One difference between what was agreed and what was found; the field is quantity, model, specification, colour or line. */
public record Mismatch(int line, String field, String agreed, String found) {

    /** As the journal shows it. */
    @Override
    public String toString() {
        return "line " + line + " " + field + ": agreed " + agreed + ", found " + found;
    }
}
