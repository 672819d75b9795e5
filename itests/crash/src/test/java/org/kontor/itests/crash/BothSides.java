package org.kontor.itests.crash;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Our books beside the payment provider's own journal: what one has the other has, once and with the same amount. What
 * the provider did by an intention that is still open may be unknown to us; nothing may be unknown to it.
 */
final class BothSides {

    private static final Set<String> SENT = Set.of("ACCEPTED", "SETTLED", "RETURNED");

    /** What a transfer moved, and about which payment. */
    private record Moved(UUID subject, long minor) {}

    private final List<String> differences = new ArrayList<>();
    private final Tables tables;
    private final ProviderBooks provider;
    private final Map<UUID, Meant> intentions;
    private final Map<UUID, Long> sums = new HashMap<>();

    BothSides(Tables tables, ProviderBooks provider) {
        this.tables = tables;
        this.provider = provider;
        this.intentions = Meant.all(tables);
        tables.rows("ledger_postings", Tables.AMOUNT.gt(0L), Tables.TRANSFER, Tables.AMOUNT)
                .forEach(row -> sums.merge(row.get(Tables.TRANSFER), row.get(Tables.AMOUNT), Long::sum));
    }

    List<String> differences() {
        whatWasTaken();
        whatWasCalledOff();
        whatWasGivenBack();
        whatWasPaidOut();
        whatTheBankHasBooked();
        return List.copyOf(differences);
    }

    /** By payment: what the provider took and what came into escrow. */
    private void whatWasTaken() {
        Set<UUID> fromBanks = tables.rows("payment_remittances", Tables.PAYMENT).stream()
                .map(row -> row.get(Tables.PAYMENT))
                .collect(Collectors.toSet());
        Map<UUID, Long> ours = new TreeMap<>();
        transfers("CAPTURE").values().stream()
                .filter(moved -> !fromBanks.contains(moved.subject()))
                .forEach(moved -> once(ours, moved.subject(), moved.minor(), "is booked twice"));
        Map<UUID, Long> theirs = new TreeMap<>();
        Map<UUID, Long> lines = new TreeMap<>(provider.amounts("charge"));
        lines.putAll(provider.amounts("capture"));
        lines.forEach((key, minor) -> {
            Meant meant = known(key);
            if (meant.done() || ours.containsKey(meant.resource())) {
                once(theirs, meant.resource(), minor, "was taken twice by the provider");
            }
        });
        agree("payments", ours, theirs);
        provider.keys("hold").forEach(this::known);
    }

    /** What ended with us by being called off was called off there, so that it cannot be taken later. */
    private void whatWasCalledOff() {
        Set<UUID> declined = tables.rows("payments", Tables.STATE.eq("DECLINED"), Tables.ID).stream()
                .map(row -> row.get(Tables.ID))
                .collect(Collectors.toSet());
        Set<UUID> theirs = provider.keys("void").stream()
                .map(this::known)
                .map(Meant::resource)
                .collect(Collectors.toSet());
        intentions.values().stream()
                .filter(meant -> meant.done() && meant.purpose().equals("payment.void"))
                .map(Meant::resource)
                .filter(payment -> declined.contains(payment) && !theirs.contains(payment))
                .forEach(payment -> differences.add("the provider does not know that it was called off: " + payment));
    }

    /** By the transfer that follows from the refund's key. */
    private void whatWasGivenBack() {
        Map<UUID, Long> ours = new TreeMap<>();
        transfers("REFUND_CONFIRMED").forEach((transfer, moved) -> ours.put(transfer, moved.minor()));
        Map<UUID, Long> theirs = new TreeMap<>();
        provider.amounts("refund").forEach((key, minor) -> {
            byte[] name = (key + ":REFUND_CONFIRMED").getBytes(StandardCharsets.US_ASCII);
            UUID transfer = UUID.nameUUIDFromBytes(name);
            if (known(key).done() || ours.containsKey(transfer)) {
                theirs.put(transfer, minor);
            }
        });
        agree("refunds", ours, theirs);
    }

    /** By payout, and by the bank's entry that was sent back. */
    private void whatWasPaidOut() {
        Map<UUID, Long> ours = new TreeMap<>();
        Map<UUID, String> states = new HashMap<>();
        tables.rows("payouts", Tables.ID, Tables.STATE, Tables.AMOUNT).forEach(row -> {
            states.put(row.get(Tables.ID), row.get(Tables.STATE));
            if (SENT.contains(row.get(Tables.STATE))) {
                ours.put(row.get(Tables.ID), row.get(Tables.AMOUNT));
            }
        });
        tables.rows("bank_entries", Tables.STATE.eq("SENT_BACK"), Tables.ID, Tables.AMOUNT)
                .forEach(row -> ours.put(row.get(Tables.ID), row.get(Tables.AMOUNT)));
        Map<UUID, Long> theirs = new TreeMap<>();
        provider.amounts("payout").forEach((key, minor) -> {
            Meant meant = known(key);
            if (meant.done() || ours.containsKey(meant.resource())) {
                once(theirs, meant.resource(), minor, "was paid out twice by the provider");
            }
        });
        agree("payouts", ours, theirs);
        provider.keys("return").stream()
                .map(this::known)
                .filter(Meant::done)
                .filter(meant -> !"RETURNED".equals(states.get(meant.resource())))
                .forEach(meant -> differences.add("a payout came back, and is not booked so: " + meant));
    }

    /** Every entry that counts for a payment is received, once. */
    private void whatTheBankHasBooked() {
        long matched = tables.rows("bank_entries", Tables.STATE.eq("MATCHED"), Tables.AMOUNT).stream()
                .mapToLong(row -> row.get(Tables.AMOUNT))
                .sum();
        long received = transfers("FUNDS_RECEIVED").values().stream()
                .mapToLong(Moved::minor)
                .sum();
        if (matched != received) {
            differences.add("the bank's entries sum up to " + matched + ", received is " + received);
        }
    }

    private Map<UUID, Moved> transfers(String kind) {
        Map<UUID, Moved> found = new HashMap<>();
        tables.rows("ledger_transfers", Tables.KIND.eq(kind), Tables.ID, Tables.SUBJECT)
                .forEach(row -> found.put(
                        row.get(Tables.ID),
                        new Moved(row.get(Tables.SUBJECT), sums.getOrDefault(row.get(Tables.ID), 0L))));
        return found;
    }

    private Meant known(UUID key) {
        Meant meant = intentions.get(key);
        if (meant == null) {
            differences.add("the provider acted upon a key that we do not know: " + key);
            return new Meant(key, "nobody's", false);
        }
        return meant;
    }

    private void once(Map<UUID, Long> side, UUID about, long minor, String otherwise) {
        if (side.put(about, minor) != null) {
            differences.add(about + " " + otherwise);
        }
    }

    private void agree(String what, Map<UUID, Long> ours, Map<UUID, Long> theirs) {
        Map<UUID, Long> onlyOurs = new TreeMap<>(ours);
        onlyOurs.entrySet().removeAll(theirs.entrySet());
        Map<UUID, Long> onlyTheirs = new TreeMap<>(theirs);
        onlyTheirs.entrySet().removeAll(ours.entrySet());
        if (!onlyOurs.isEmpty() || !onlyTheirs.isEmpty()) {
            differences.add(what + " differ: only we have " + onlyOurs + ", only the provider has " + onlyTheirs);
        }
    }
}
