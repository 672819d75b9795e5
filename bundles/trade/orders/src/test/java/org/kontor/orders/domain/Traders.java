package org.kontor.orders.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kontor.accounts.Accounts;
import org.kontor.accounts.Organisation;
import org.kontor.accounts.Organisation.Standing;
import org.kontor.accounts.PaymentInstrument;
import org.kontor.payment.PayerToken;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.store.Keys;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.verification.Subject;
import org.kontor.work.TradeRuleException;

/** Organisations that the test makes, and whether they are verified. */
final class Traders implements Accounts {

    private final Map<UUID, Organisation> organisations = new HashMap<>();
    private final Map<UUID, PaymentInstrument> instruments = new HashMap<>();
    private final Set<UUID> unverified = new HashSet<>();

    Caller verified(String name) {
        UUID id = Keys.fresh();
        Address address = new Address(List.of("1 Quay"), "Hamburg", "", "20457", Country.of("DE"));
        organisations.put(
                id,
                new Organisation(
                        id,
                        Subject.Kind.COMPANY,
                        name,
                        "",
                        "HRB 1",
                        "DE1",
                        address,
                        "+49 40 5550 0100",
                        "desk@trade.example",
                        Standing.VERIFIED,
                        1,
                        Instant.EPOCH));
        return new Caller(id, Keys.fresh(), name + "'s desk", Set.of(Permission.READ, Permission.TRADE));
    }

    static Caller operator() {
        return new Caller(Keys.fresh(), Keys.fresh(), "operator", Set.of(Permission.READ, Permission.OPERATE));
    }

    void loseVerification(Caller trader) {
        unverified.add(trader.organisation());
    }

    UUID instrumentOf(Caller trader) {
        UUID id = Keys.fresh();
        instruments.put(
                id,
                new PaymentInstrument(
                        id, trader.organisation(), "payment.test", new PayerToken("token"), "Visa", "4242", "Holder"));
        return id;
    }

    @Override
    public Organisation organisation(UUID id) {
        if (!organisations.containsKey(id)) {
            throw TradeRuleException.notFound("organisation");
        }
        return organisations.get(id);
    }

    @Override
    public void requireVerified(UUID organisation, String toDo) {
        organisation(organisation);
        if (unverified.contains(organisation)) {
            throw TradeRuleException.forbidden("not-verified", "The organisation cannot " + toDo, "verify it");
        }
    }

    @Override
    public PaymentInstrument instrument(UUID organisation, UUID instrument) {
        PaymentInstrument found = instruments.get(instrument);
        if (found == null || !found.organisation().equals(organisation)) {
            throw TradeRuleException.notFound("payment instrument");
        }
        return found;
    }
}
