package org.kontor.fulfilment.domain;

/** One difference between what was agreed and what was found; the field is quantity, model, specification, colour or line. */
public record Mismatch(int line, String field, String agreed, String found) {}
