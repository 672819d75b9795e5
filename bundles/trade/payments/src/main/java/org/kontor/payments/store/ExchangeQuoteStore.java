package org.kontor.payments.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.date;
import static org.kontor.store.Types.decimal;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.logistics.ExchangeRate;
import org.kontor.payments.domain.ExchangeQuote;
import org.kontor.payments.domain.PaymentState;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps exchange quotes, and which payment each was used for. */
@Component(service = ExchangeQuoteStore.class)
public final class ExchangeQuoteStore {

    private static final Table<Record> QUOTES = table("exchange_quotes");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<UUID> ORGANISATION = uuid("organisation");
    private static final Field<Long> SOLD = number("sold");
    private static final Field<String> SOLD_CURRENCY = text("sold_currency");
    private static final Field<Long> BOUGHT = number("bought");
    private static final Field<String> BOUGHT_CURRENCY = text("bought_currency");
    private static final Field<Long> SPREAD = number("spread");
    private static final Field<Long> SPREAD_POINTS = number("spread_points");
    private static final Field<String> BASE = text("base_currency");
    private static final Field<String> QUOTE = text("quote_currency");
    private static final Field<BigDecimal> RATE = decimal("rate");
    private static final Field<LocalDate> RATE_DATE = date("rate_date");
    private static final Field<String> SOURCE = text("source_name");
    private static final Field<Instant> QUOTED_AT = instant("quoted_at");
    private static final Field<Instant> VALID_UNTIL = instant("valid_until");
    private static final Field<UUID> PAYMENT_ID = uuid("payment_id");
    private static final List<Field<?>> COLUMNS = List.of(
            ID,
            ORGANISATION,
            SOLD,
            SOLD_CURRENCY,
            BOUGHT,
            BOUGHT_CURRENCY,
            SPREAD,
            SPREAD_POINTS,
            BASE,
            QUOTE,
            RATE,
            RATE_DATE,
            SOURCE,
            QUOTED_AT,
            VALID_UNTIL,
            PAYMENT_ID);

    private final Sql sql;

    @Activate
    public ExchangeQuoteStore(@Reference Sql sql, @Reference(target = "(module=payments)") Schema schema) {
        this.sql = sql;
    }

    public void insert(ExchangeQuote quote) {
        sql.now()
                .insertInto(QUOTES)
                .set(ID, quote.id())
                .set(ORGANISATION, quote.organisation())
                .set(SOLD, quote.sell().minor())
                .set(SOLD_CURRENCY, quote.sell().currency().getCurrencyCode())
                .set(BOUGHT, quote.buy().minor())
                .set(BOUGHT_CURRENCY, quote.buy().currency().getCurrencyCode())
                .set(SPREAD, quote.spread().minor())
                .set(SPREAD_POINTS, quote.spreadPoints())
                .set(BASE, quote.rate().base().getCurrencyCode())
                .set(QUOTE, quote.rate().quote().getCurrencyCode())
                .set(RATE, quote.rate().rate())
                .set(RATE_DATE, quote.rate().date())
                .set(SOURCE, quote.rate().source())
                .set(QUOTED_AT, quote.quotedAt())
                .set(VALID_UNTIL, quote.validUntil())
                .set(PAYMENT_ID, quote.payment().orElse(null))
                .execute();
    }

    /** False when another payment has used it. */
    public boolean use(UUID quote, UUID payment) {
        return sql.now()
                        .update(QUOTES)
                        .set(PAYMENT_ID, payment)
                        .where(ID.eq(quote).and(PAYMENT_ID.isNull()))
                        .execute()
                == 1;
    }

    public Optional<ExchangeQuote> find(UUID id) {
        return fetch(ID.eq(id));
    }

    public Optional<ExchangeQuote> ofPayment(UUID payment) {
        return fetch(PAYMENT_ID.eq(payment));
    }

    /** That of the order's first payment in this currency whose money came. */
    public Optional<ExchangeQuote> locked(UUID order, Currency paid) {
        Field<UUID> payment = uuid("payments.id");
        var came = DSL.select(payment)
                .from(table("payments"))
                .where(uuid("payments.order_id")
                        .eq(order)
                        .and(choice("payments.state", PaymentState.class).in(PaymentState.CAME)));
        return fetch(SOLD_CURRENCY.eq(paid.getCurrencyCode()).and(PAYMENT_ID.in(came)));
    }

    /** The oldest. */
    private Optional<ExchangeQuote> fetch(Condition condition) {
        return sql.now()
                .select(COLUMNS)
                .from(QUOTES)
                .where(condition)
                .orderBy(QUOTED_AT, ID)
                .limit(1)
                .fetchOptional(ExchangeQuoteStore::quote);
    }

    private static ExchangeQuote quote(Record row) {
        String bought = row.get(BOUGHT_CURRENCY);
        return new ExchangeQuote(
                row.get(ID),
                row.get(ORGANISATION),
                Money.of(row.get(SOLD), row.get(SOLD_CURRENCY)),
                Money.of(row.get(BOUGHT), bought),
                Money.of(row.get(SPREAD), bought),
                row.get(SPREAD_POINTS),
                new ExchangeRate(
                        Currency.getInstance(row.get(BASE)),
                        Currency.getInstance(row.get(QUOTE)),
                        row.get(RATE).stripTrailingZeros(),
                        row.get(RATE_DATE),
                        row.get(SOURCE)),
                row.get(QUOTED_AT),
                row.get(VALID_UNTIL),
                Optional.ofNullable(row.get(PAYMENT_ID)));
    }
}
