package org.kontor.invoices;

import java.util.List;

/** What operators and the shell ask of invoices. */
public interface Invoices {

    /** Every series of numbers, the newest year first, checked against the documents that there are. */
    List<Series> series();

    /** Documents that could not be issued, the oldest first, at most so many. */
    List<Held> held(int most);
}
