package org.kontor.payment.bank.transfer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kontor.values.Money;

/** Puts the entries of a statement on its sheet; a batch whose parts are told becomes its parts. */
final class CamtEntries {

    private final Sheet sheet;
    private final String currency;
    private final Optional<LocalDate> day;
    private int position;

    CamtEntries(Sheet sheet, String currency, Optional<LocalDate> day) {
        this.sheet = sheet;
        this.currency = currency;
        this.day = day;
    }

    void read(Element entry) {
        position++;
        Optional<Money> amount = Camt.money(entry.at("Amt"), currency);
        Optional<LocalDate> valueOn = date(entry, "ValDt");
        Optional<LocalDate> bookedOn = date(entry, "BookgDt").or(() -> valueOn).or(() -> day);
        if (amount.isEmpty() || bookedOn.isEmpty()) {
            warn(amount.isEmpty() ? "has no amount that can be read and is left out" : "has no day and is left out");
            return;
        }
        Movement.Booking booking = booking(entry, amount.get(), bookedOn.get(), valueOn);
        List<Element> details = details(entry);
        if (details.size() > 1) {
            batch(entry, booking, details);
        } else {
            single(entry, booking, details);
        }
    }

    private Movement.Booking booking(Element entry, Money amount, LocalDate bookedOn, Optional<LocalDate> valueOn) {
        String direction = entry.text("CdtDbtInd");
        boolean directed = direction.equals("CRDT") || direction.equals("DBIT");
        if (!directed) {
            warn("says neither CRDT nor DBIT and counts as not booked");
        }
        if (date(entry, "BookgDt").isEmpty() && booked(entry)) {
            warn("has no booking date that can be read: " + bookedOn + " is taken");
        }
        boolean negative = amount.minor() < 0;
        if (negative) {
            warn("has a negative amount and counts in the other direction");
        }
        return new Movement.Booking(
                negative ? amount.times(-1) : amount,
                directed && direction.equals("CRDT") != negative,
                directed && booked(entry),
                List.of("true", "1").contains(entry.text("RvslInd")),
                bookedOn,
                valueOn);
    }

    private void single(Element entry, Movement.Booking booking, List<Element> details) {
        if (details.isEmpty()) {
            add(booking, new CamtDetails(sheet, entry, Optional.empty()));
            return;
        }
        Optional<Money> told = amount(details.get(0), booking.amount());
        if (told.isPresent() && told.get().minor() != booking.amount().minor()) {
            warn("books " + booking.amount() + " where its detail says " + told.get());
        }
        add(booking, new CamtDetails(sheet, entry, Optional.of(details.get(0))));
    }

    private void batch(Element entry, Movement.Booking booking, List<Element> details) {
        List<Movement.Booking> parts = new ArrayList<>();
        for (Element detail : details) {
            amount(detail, booking.amount()).ifPresent(amount -> parts.add(part(booking, detail, amount)));
        }
        long sum = parts.stream().mapToLong(part -> signed(part, booking)).sum();
        if (parts.size() < details.size() || sum != booking.amount().minor()) {
            warn("is a batch of " + details.size() + " whose amounts do not add up to " + booking.amount()
                    + ": it is kept as one");
            add(booking, CamtDetails.together(sheet, entry, details));
            return;
        }
        for (int i = 0; i < details.size(); i++) {
            add(parts.get(i), CamtDetails.part(sheet, entry, details.get(i)));
        }
    }

    private static Movement.Booking part(Movement.Booking whole, Element detail, Money amount) {
        String direction = detail.text("CdtDbtInd");
        boolean credit = direction.isEmpty() ? whole.credit() : direction.equals("CRDT");
        return new Movement.Booking(
                amount, credit, whole.booked(), whole.reversal(), whole.bookedOn(), whole.valueOn());
    }

    /** What one detail moved in the account's currency; versions before 4 tell it among the amount's details only. */
    private static Optional<Money> amount(Element detail, Money whole) {
        String currency = whole.currency().getCurrencyCode();
        return Camt.money(detail.at("Amt"), currency)
                .or(() -> Camt.money(detail.at("AmtDtls", "TxAmt", "Amt"), currency))
                .or(() -> Camt.money(detail.at("AmtDtls", "InstdAmt", "Amt"), currency))
                .filter(amount -> amount.currency().equals(whole.currency()) && amount.minor() >= 0);
    }

    private static long signed(Movement.Booking part, Movement.Booking whole) {
        long minor = part.amount().minor();
        return part.credit() == whole.credit() ? minor : -minor;
    }

    private void add(Movement.Booking booking, CamtDetails details) {
        sheet.add(details.movement(booking));
    }

    private static List<Element> details(Element entry) {
        return entry.all("NtryDtls").stream()
                .flatMap(details -> details.all("TxDtls").stream())
                .toList();
    }

    private static boolean booked(Element entry) {
        return Words.first(entry.text("Sts", "Cd"), entry.text("Sts")).equals("BOOK");
    }

    private static Optional<LocalDate> date(Element entry, String which) {
        return Figures.day(entry.text(which, "Dt")).or(() -> Figures.day(entry.text(which, "DtTm")));
    }

    private void warn(String words) {
        sheet.warn("entry " + position + " " + words);
    }
}
