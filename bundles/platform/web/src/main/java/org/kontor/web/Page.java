package org.kontor.web;

import java.util.List;

/** A page of a list; {@code next} is the cursor of the following page, empty on the last. */
public record Page<T>(List<T> items, String next) {

    public Page {
        items = List.copyOf(items);
    }
}
