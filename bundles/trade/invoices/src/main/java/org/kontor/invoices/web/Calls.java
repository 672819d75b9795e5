package org.kontor.invoices.web;

import jakarta.ws.rs.core.SecurityContext;
import org.kontor.security.Caller;

/** Who is calling. */
final class Calls {

    private Calls() {}

    static Caller caller(SecurityContext security) {
        return (Caller) security.getUserPrincipal();
    }
}
