package org.kontor.accounts;

import java.util.UUID;
import org.kontor.security.Caller;

/** Those who run the server; they are members of an organisation of their own, which trades nothing. */
public interface Operators {

    UUID ORGANISATION = UUID.fromString("00000000-0000-7000-8000-000000000001");

    /** Throws a not-found {@code TradeRuleException} when no operator has this name. */
    Caller operator(String name);
}
