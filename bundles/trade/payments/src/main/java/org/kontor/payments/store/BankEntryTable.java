package org.kontor.payments.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.date;
import static org.kontor.store.Types.flag;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.payments.domain.BookedEntry;
import org.kontor.payments.domain.BookedEntry.Outcome;
import org.kontor.payments.domain.BookedEntry.Rule;
import org.kontor.payments.domain.BookedEntry.State;
import org.kontor.payments.domain.Funds;
import org.kontor.values.Money;

/** The table of what banks have booked, and how its rows are read and written. */
final class BankEntryTable {

    static final Table<Record> ENTRIES = table("bank_entries");
    static final Field<UUID> ID = uuid("id");
    static final Field<String> ACCOUNT = text("account");
    static final Field<String> ENTRY_ID = text("entry_id");
    static final Field<String> OWN_ACCOUNT = text("own_account");
    static final Field<Boolean> CREDIT = flag("credit");
    static final Field<Long> AMOUNT = number("amount");
    static final Field<String> CURRENCY = text("currency");
    static final Field<LocalDate> BOOKED_ON = date("booked_on");
    static final Field<String> PARTY = text("party");
    static final Field<String> PARTY_ACCOUNT = text("party_account");
    static final Field<String> REFERENCES = text("entry_references");
    static final Field<String> END_TO_END_ID = text("end_to_end_id");
    static final Field<String> WORDS = text("words");
    static final Field<State> STATE = choice("state", State.class);
    static final Field<Rule> RULE = choice("match_rule", Rule.class);
    static final Field<UUID> PAYMENT_ID = uuid("payment_id");
    static final Field<Funds.Arrival> ARRIVAL = choice("arrival", Funds.Arrival.class);
    static final Field<Boolean> THIRD_PARTY = flag("third_party");
    static final Field<String> NOTE = text("note");
    static final Field<Long> VERSION = number("version");
    static final Field<Instant> TAKEN_AT = instant("taken_at");
    static final List<Field<?>> COLUMNS = List.of(
            ID,
            ACCOUNT,
            ENTRY_ID,
            OWN_ACCOUNT,
            CREDIT,
            AMOUNT,
            CURRENCY,
            BOOKED_ON,
            PARTY,
            PARTY_ACCOUNT,
            REFERENCES,
            END_TO_END_ID,
            WORDS,
            STATE,
            RULE,
            PAYMENT_ID,
            ARRIVAL,
            THIRD_PARTY,
            NOTE,
            VERSION,
            TAKEN_AT);

    private BankEntryTable() {}

    static Map<Field<?>, Object> columns(Outcome outcome) {
        Map<Field<?>, Object> columns = new HashMap<>();
        columns.put(STATE, outcome.state());
        columns.put(RULE, outcome.rule().orElse(null));
        columns.put(PAYMENT_ID, outcome.payment().orElse(null));
        columns.put(ARRIVAL, outcome.arrival().orElse(null));
        columns.put(THIRD_PARTY, outcome.thirdParty());
        columns.put(NOTE, outcome.note());
        return columns;
    }

    static BookedEntry entry(Record row) {
        String references = row.get(REFERENCES);
        return new BookedEntry(
                row.get(ID),
                row.get(ACCOUNT),
                row.get(ENTRY_ID),
                row.get(OWN_ACCOUNT),
                row.get(CREDIT),
                Money.of(row.get(AMOUNT), row.get(CURRENCY)),
                row.get(BOOKED_ON),
                row.get(PARTY),
                row.get(PARTY_ACCOUNT),
                references.isEmpty() ? List.of() : List.of(references.split(" ")),
                row.get(END_TO_END_ID),
                row.get(WORDS),
                new Outcome(
                        row.get(STATE),
                        Optional.ofNullable(row.get(RULE)),
                        Optional.ofNullable(row.get(PAYMENT_ID)),
                        Optional.ofNullable(row.get(ARRIVAL)),
                        row.get(THIRD_PARTY),
                        row.get(NOTE)),
                row.get(VERSION),
                row.get(TAKEN_AT));
    }
}
