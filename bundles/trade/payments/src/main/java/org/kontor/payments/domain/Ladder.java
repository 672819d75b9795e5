package org.kontor.payments.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kontor.payments.domain.BookedEntry.Rule;
import org.kontor.payments.store.BankEntryStore;
import org.kontor.payments.store.FundsStore;
import org.kontor.payments.store.PaymentStore;
import org.kontor.payments.store.RemittanceStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds the payment that money is for, by rules of which the first that holds wins; in the caller's transaction. */
@Component(service = Ladder.class)
public final class Ladder {

    /** The payment, and the rule that found it. */
    record Hit(Rule rule, Payment payment) {}

    private static final Pattern UUID_DIGITS =
            Pattern.compile("([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})");

    private final PaymentStore payments;
    private final RemittanceStore remittances;
    private final FundsStore funds;
    private final BankEntryStore entries;

    @Activate
    public Ladder(
            @Reference PaymentStore payments,
            @Reference RemittanceStore remittances,
            @Reference FundsStore funds,
            @Reference BankEntryStore entries) {
        this.payments = payments;
        this.remittances = remittances;
        this.funds = funds;
        this.entries = entries;
    }

    /** {@code creditedAccount} is the virtual account that the payer used; empty for none. */
    Optional<Hit> find(BookedEntry entry, String creditedAccount) {
        return virtual(entry, creditedAccount)
                .map(payment -> new Hit(Rule.VIRTUAL_ACCOUNT, payment))
                .or(() -> referenced(entry).map(payment -> new Hit(Rule.REFERENCE, payment)))
                .or(() -> endToEnd(entry).map(payment -> new Hit(Rule.END_TO_END_ID, payment)))
                .or(() -> known(entry).map(payment -> new Hit(Rule.KNOWN_PAYER, payment)));
    }

    /** The payment due first of those that await money there; an account that many buyers were told says nothing. */
    private Optional<Payment> virtual(BookedEntry entry, String account) {
        if (account.isEmpty() || solid(account).equals(solid(entry.ownAccount()))) {
            return Optional.empty();
        }
        List<Payment> told = payments(remittances.toldToSendTo(entry.account(), either(account)));
        if (told.stream().map(Payment::buyer).distinct().count() != 1) {
            return Optional.empty();
        }
        return told.stream()
                .filter(payment -> payment.state().awaitsFunds())
                .findFirst()
                .or(() -> only(told));
    }

    private Optional<Payment> referenced(BookedEntry entry) {
        return entry.references().stream()
                .flatMap(reference -> remittances.toldToWrite(entry.account(), either(reference)).stream())
                .findFirst()
                .flatMap(payments::find);
    }

    /** What we gave: the reference itself, or the payment's id with or without its dashes. */
    private Optional<Payment> endToEnd(BookedEntry entry) {
        String id = entry.endToEndId().strip();
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return remittances.toldToWrite(entry.account(), either(id)).stream()
                .findFirst()
                .or(() -> uuid(id))
                .flatMap(payments::find)
                .filter(payment -> payment.provider().equals(entry.account()))
                .filter(payment -> funds.remittance(payment).isPresent());
    }

    /** The one payment of a buyer who has paid from this account before, when exactly this amount is missing. */
    private Optional<Payment> known(BookedEntry entry) {
        if (entry.partyAccount().isEmpty()) {
            return Optional.empty();
        }
        Set<UUID> buyers = entries.paymentsFrom(entry.account(), entry.partyAccount()).stream()
                .flatMap(id -> payments.find(id).stream())
                .map(Payment::buyer)
                .collect(Collectors.toSet());
        if (buyers.size() != 1) {
            return Optional.empty();
        }
        List<Payment> awaited = payments(
                remittances.awaitedOf(entry.account(), buyers.iterator().next()));
        return only(awaited.stream()
                        .filter(payment -> payment.amount()
                                .currency()
                                .equals(entry.amount().currency()))
                        .toList())
                .filter(payment ->
                        payment.amount().minus(funds.received(payment)).equals(entry.amount()));
    }

    private List<Payment> payments(List<UUID> ids) {
        return ids.stream().flatMap(id -> payments.find(id).stream()).toList();
    }

    private static Optional<Payment> only(List<Payment> payments) {
        return payments.size() == 1 ? Optional.of(payments.get(0)) : Optional.empty();
    }

    /** As it was told, and as it was given out: banks put blanks between, and write small. */
    private static Set<String> either(String told) {
        return new LinkedHashSet<>(List.of(told, solid(told)));
    }

    private static String solid(String told) {
        return told.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    /** An id of ours, as banks carry it. */
    static Optional<UUID> uuid(String text) {
        Matcher digits = UUID_DIGITS.matcher(text.toLowerCase(Locale.ROOT).replace("-", ""));
        return digits.matches() ? Optional.of(UUID.fromString(digits.replaceAll("$1-$2-$3-$4-$5"))) : Optional.empty();
    }
}
