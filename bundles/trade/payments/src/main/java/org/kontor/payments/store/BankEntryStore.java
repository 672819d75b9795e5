package org.kontor.payments.store;

import static org.kontor.payments.store.BankEntryTable.ACCOUNT;
import static org.kontor.payments.store.BankEntryTable.AMOUNT;
import static org.kontor.payments.store.BankEntryTable.BOOKED_ON;
import static org.kontor.payments.store.BankEntryTable.COLUMNS;
import static org.kontor.payments.store.BankEntryTable.CREDIT;
import static org.kontor.payments.store.BankEntryTable.CURRENCY;
import static org.kontor.payments.store.BankEntryTable.END_TO_END_ID;
import static org.kontor.payments.store.BankEntryTable.ENTRIES;
import static org.kontor.payments.store.BankEntryTable.ENTRY_ID;
import static org.kontor.payments.store.BankEntryTable.ID;
import static org.kontor.payments.store.BankEntryTable.OWN_ACCOUNT;
import static org.kontor.payments.store.BankEntryTable.PARTY;
import static org.kontor.payments.store.BankEntryTable.PARTY_ACCOUNT;
import static org.kontor.payments.store.BankEntryTable.PAYMENT_ID;
import static org.kontor.payments.store.BankEntryTable.REFERENCES;
import static org.kontor.payments.store.BankEntryTable.STATE;
import static org.kontor.payments.store.BankEntryTable.TAKEN_AT;
import static org.kontor.payments.store.BankEntryTable.THIRD_PARTY;
import static org.kontor.payments.store.BankEntryTable.VERSION;
import static org.kontor.payments.store.BankEntryTable.WORDS;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.kontor.payments.domain.BookedEntry;
import org.kontor.payments.domain.BookedEntry.State;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps what banks have booked. */
@Component(service = BankEntryStore.class)
public final class BankEntryStore {

    private final Sql sql;

    @Activate
    public BankEntryStore(@Reference Sql sql, @Reference(target = "(module=payments)") Schema schema) {
        this.sql = sql;
    }

    public void insert(BookedEntry fresh) {
        sql.now()
                .insertInto(ENTRIES)
                .set(ID, fresh.id())
                .set(ACCOUNT, fresh.account())
                .set(ENTRY_ID, fresh.entryId())
                .set(OWN_ACCOUNT, fresh.ownAccount())
                .set(CREDIT, fresh.credit())
                .set(AMOUNT, fresh.amount().minor())
                .set(CURRENCY, fresh.amount().currency().getCurrencyCode())
                .set(BOOKED_ON, fresh.bookedOn())
                .set(PARTY, fresh.party())
                .set(PARTY_ACCOUNT, fresh.partyAccount())
                .set(REFERENCES, String.join(" ", fresh.references()))
                .set(END_TO_END_ID, fresh.endToEndId())
                .set(WORDS, fresh.words())
                .set(BankEntryTable.columns(fresh.outcome()))
                .set(VERSION, fresh.version())
                .set(TAKEN_AT, fresh.takenAt())
                .execute();
    }

    /** False when the row is no longer at the version that {@code changed} was made from. */
    public boolean update(BookedEntry changed) {
        return sql.now()
                        .update(ENTRIES)
                        .set(BankEntryTable.columns(changed.outcome()))
                        .set(VERSION, changed.version() + 1)
                        .where(ID.eq(changed.id()).and(VERSION.eq(changed.version())))
                        .execute()
                == 1;
    }

    public Optional<BookedEntry> find(UUID id) {
        return sql.now().select(COLUMNS).from(ENTRIES).where(ID.eq(id)).fetchOptional(BankEntryTable::entry);
    }

    /** The oldest first, at most so many. */
    public List<BookedEntry> in(State state, int most) {
        return fetch(STATE.eq(state), most);
    }

    /** Those whose sender seems to be another than the buyer and that nobody has looked at. */
    public List<BookedEntry> thirdParties(int most) {
        return fetch(THIRD_PARTY.eq(true), most);
    }

    /** Money that came in exactly this amount and has not gone back, the latest first. */
    public List<BookedEntry> standing(String account, Money amount) {
        return sql.now()
                .select(COLUMNS)
                .from(ENTRIES)
                .where(ACCOUNT.eq(account)
                        .and(AMOUNT.eq(amount.minor()))
                        .and(CURRENCY.eq(amount.currency().getCurrencyCode()))
                        .and(CREDIT.eq(true))
                        .and(STATE.in(State.MATCHED, State.SUSPENSE)))
                .orderBy(BOOKED_ON.desc(), TAKEN_AT.desc(), ID)
                .fetch(BankEntryTable::entry);
    }

    /** The payments that money from this account of a payer has counted for, however far back. */
    public Set<UUID> paymentsFrom(String account, String partyAccount) {
        return sql.now()
                .selectDistinct(PAYMENT_ID)
                .from(ENTRIES)
                .where(ACCOUNT.eq(account)
                        .and(PARTY_ACCOUNT.eq(partyAccount))
                        .and(STATE.eq(State.MATCHED))
                        .and(THIRD_PARTY.eq(false)))
                .fetchSet(PAYMENT_ID);
    }

    private List<BookedEntry> fetch(Condition condition, int most) {
        return sql.now()
                .select(COLUMNS)
                .from(ENTRIES)
                .where(condition)
                .orderBy(TAKEN_AT, ID)
                .limit(most)
                .fetch(BankEntryTable::entry);
    }
}
