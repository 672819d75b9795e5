package org.kontor.settlement.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kontor.accounts.Accounts;
import org.kontor.accounts.Organisation;
import org.kontor.accounts.PaymentInstrument;
import org.kontor.payment.PayerToken;
import org.kontor.store.Keys;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.verification.Subject;
import org.kontor.work.TradeRuleException;

/** Step 1 as the test needs it: a seller whose verification can lapse, and instruments with holders. */
final class Traders implements Accounts {

    private static final String BANK = "payment.bank";

    private final Map<UUID, PaymentInstrument> instruments = new HashMap<>();
    private final Set<UUID> lapsed = new java.util.HashSet<>();

    UUID bound(UUID organisation, String holder) {
        UUID id = Keys.fresh();
        instruments.put(
                id, new PaymentInstrument(id, organisation, BANK, new PayerToken("tok"), "SEPA", "3000", holder));
        return id;
    }

    void lapse(UUID organisation) {
        lapsed.add(organisation);
    }

    @Override
    public Organisation organisation(UUID id) {
        return new Organisation(
                id,
                Subject.Kind.COMPANY,
                "Brightway Lighting Co., Ltd.",
                "明路照明",
                "91440300",
                "",
                new Address(List.of("1 Lamp Road"), "Shenzhen", "", "518000", Country.of("CN")),
                "",
                "export@trade.example",
                Organisation.Standing.VERIFIED,
                1,
                java.time.Instant.EPOCH);
    }

    @Override
    public void requireVerified(UUID organisation, String toDo) {
        if (lapsed.contains(organisation)) {
            throw TradeRuleException.forbidden("not-verified", "The organisation is not verified", "verify it");
        }
    }

    @Override
    public PaymentInstrument instrument(UUID organisation, UUID id) {
        PaymentInstrument instrument = instruments.get(id);
        if (instrument == null || !instrument.organisation().equals(organisation)) {
            throw TradeRuleException.notFound("payment instrument");
        }
        return instrument;
    }
}
