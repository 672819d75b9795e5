package org.kontor.payments.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kontor.payment.BankEntry;
import org.kontor.payment.BankStatement;
import org.kontor.payment.Statements;
import org.kontor.providers.Providers;
import org.kontor.values.InvalidValueException;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes a bank's file: the account's plugin reads it, and every entry that is booked is kept once. */
@Component(service = StatementDesk.class)
public final class StatementDesk {

    /** Nobody's bank sends longer files. */
    public static final int MOST_MEBIBYTES = 16;

    private record Reading(List<BankStatement> statements, Optional<InvalidValueException> wrong) {}

    private final Providers providers;
    private final EntryBooking booking;

    @Activate
    public StatementDesk(@Reference Providers providers, @Reference EntryBooking booking) {
        this.providers = providers;
        this.booking = booking;
    }

    /** True while the account is here and can read statements. */
    boolean reads(String account) {
        return providers.has(Statements.class, account);
    }

    /**
     * Outside any transaction. Throws an {@link InvalidValueException} that names what is wrong with the file. An entry
     * that cannot be kept stops no other, but its failure is thrown in the end; taking the file again is harmless.
     */
    public StatementReport take(String account, String fileName, byte[] content) {
        if (!reads(account)) {
            throw TradeRuleException.notFound("account that reads statements");
        }
        List<BankStatement> statements = read(account, fileName, content);
        List<String> warnings = new ArrayList<>();
        List<EntryBooking.Taken> taken = new ArrayList<>();
        List<RuntimeException> failures = new ArrayList<>();
        int announced = 0;
        for (BankStatement statement : statements) {
            warnings.addAll(statement.warnings());
            for (BankEntry entry : statement.entries()) {
                if (entry.booked()) {
                    take(account, statement.account(), entry, taken, warnings, failures);
                } else {
                    announced++;
                }
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return StatementReport.of(account, taken, announced, warnings);
    }

    private void take(
            String account,
            String ownAccount,
            BankEntry entry,
            List<EntryBooking.Taken> taken,
            List<String> warnings,
            List<RuntimeException> failures) {
        try {
            EntryBooking.Taken result = booking.take(account, ownAccount, entry);
            taken.add(result);
            if (!result.note().isEmpty()) {
                warnings.add("entry " + entry.id() + " of " + entry.bookedOn() + ": " + result.note());
            }
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    private List<BankStatement> read(String account, String fileName, byte[] content) {
        if (content.length == 0) {
            throw new InvalidValueException("file", "is empty", "send the file as the bank gave it");
        }
        Reading reading = providers.ask(Statements.class, account, plugin -> reading(plugin, fileName, content));
        reading.wrong().ifPresent(wrong -> {
            throw new InvalidValueException(wrong.field(), wrong.rule(), wrong.remedy());
        });
        return reading.statements();
    }

    private static Reading reading(Statements plugin, String fileName, byte[] content) {
        try {
            return new Reading(List.copyOf(plugin.read(fileName, content)), Optional.empty());
        } catch (InvalidValueException wrong) {
            return new Reading(List.of(), Optional.of(wrong));
        }
    }
}
