package org.kontor.payment.bank.transfer;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kontor.payment.BankEntry;
import org.kontor.payment.BankEntry.Counterparty;
import org.kontor.values.Money;

/**
 * An entry as it is read, before it has its id.
 * @param bankReference the bank's own reference of the entry, empty when it gives none
 * @param entryReference what numbers the entry in its file
 * @param structured references that stand where the standard wants them
 */
record Movement(
        Booking booking,
        String bankReference,
        String entryReference,
        List<String> structured,
        String endToEndId,
        String creditedAccount,
        Counterparty counterparty,
        String remittance,
        String furtherWords,
        String returnReason,
        String code) {

    /** What moved, and when. */
    record Booking(
            Money amount,
            boolean credit,
            boolean booked,
            boolean reversal,
            LocalDate bookedOn,
            Optional<LocalDate> valueOn) {}

    BankEntry entry(String id) {
        return new BankEntry(
                id,
                booking.amount(),
                booking.credit(),
                booking.booked(),
                booking.reversal(),
                booking.bookedOn(),
                booking.valueOn(),
                references(),
                endToEndId,
                creditedAccount,
                counterparty,
                remittance,
                returnReason,
                code);
    }

    /** Signed as the account sees it. */
    Money signed() {
        return booking.credit() ? booking.amount() : booking.amount().times(-1);
    }

    /** What tells this entry from every other of the account, in whatever file it comes. */
    String fingerprint(String account) {
        String amount = booking.amount() + (booking.credit() ? " C" : " D") + (booking.reversal() ? "R" : "");
        return bankReference.isEmpty()
                ? Digest.name(
                        account,
                        booking.bookedOn().toString(),
                        booking.valueOn().map(LocalDate::toString).orElse(""),
                        amount,
                        entryReference,
                        endToEndId,
                        remittance)
                : Digest.name(account, bankReference, amount);
    }

    private List<String> references() {
        Set<String> found = new LinkedHashSet<>();
        structured.forEach(text -> found.addAll(CreditorReference.in(text)));
        found.addAll(CreditorReference.in(remittance));
        found.addAll(CreditorReference.in(endToEndId));
        found.addAll(CreditorReference.in(furtherWords));
        return List.copyOf(found);
    }
}
