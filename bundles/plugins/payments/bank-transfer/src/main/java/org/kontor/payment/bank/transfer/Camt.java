package org.kontor.payment.bank.transfer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.kontor.values.Money;

/** Reads ISO 20022 statements, reports and notifications: camt.053, 052 and 054, of every version. */
final class Camt {

    /** Each message's element, and what it calls a statement. */
    static final Map<String, String> MESSAGES =
            Map.of("BkToCstmrStmt", "Stmt", "BkToCstmrAcctRpt", "Rpt", "BkToCstmrDbtCdtNtfctn", "Ntfctn");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern PAGE = Pattern.compile("\\d{1,5}");

    private Camt() {}

    static List<Sheet> read(Element message) {
        List<Sheet> sheets = new ArrayList<>();
        String name = MESSAGES.get(message.name());
        for (Element statement : message.all(name)) {
            sheets.add(sheet(message, statement, name));
        }
        return sheets;
    }

    private static Sheet sheet(Element message, Element statement, String name) {
        String account = CamtParties.account(statement.at("Acct"));
        String id = Words.first(statement.text("Id"), message.text("GrpHdr", "MsgId"));
        Sheet sheet = new Sheet(id, account.isEmpty() ? "unknown" : account);
        if (account.isEmpty()) {
            sheet.warn("the statement names no account");
        }
        sheet.number = number(Words.first(statement.text("ElctrncSeqNb"), statement.text("LglSeqNb")));
        pages(sheet, message, statement, name);
        sheet.opening = balance(statement, "OPBD").or(() -> balance(statement, "PRCD"));
        sheet.closing = balance(statement, "CLBD");
        String currency = Words.first(
                statement.text("Acct", "Ccy"),
                sheet.opening
                        .or(() -> sheet.closing)
                        .map(money -> money.currency().getCurrencyCode())
                        .orElse(""));
        CamtEntries entries = new CamtEntries(sheet, currency, day(statement, message));
        statement.all("Ntry").forEach(entries::read);
        return sheet;
    }

    private static void pages(Sheet sheet, Element message, Element statement, String name) {
        Optional<Element> pages = statement.at(name + "Pgntn").or(() -> message.at("GrpHdr", "MsgPgntn"));
        if (pages.isPresent()) {
            String page = pages.get().text("PgNb");
            sheet.page = PAGE.matcher(page).matches() ? Math.max(1, Integer.parseInt(page)) : 1;
            sheet.last = !List.of("false", "0").contains(pages.get().text("LastPgInd"));
        }
    }

    /** The day to fall back on when an entry tells none. */
    private static Optional<LocalDate> day(Element statement, Element message) {
        return Figures.day(statement.text("FrToDt", "ToDtTm"))
                .or(() -> Figures.day(statement.text("CreDtTm")))
                .or(() -> Figures.day(message.text("GrpHdr", "CreDtTm")));
    }

    private static Optional<Money> balance(Element statement, String code) {
        for (Element balance : statement.all("Bal")) {
            if (balance.text("Tp", "CdOrPrtry", "Cd").equals(code)) {
                boolean overdrawn = balance.text("CdtDbtInd").equals("DBIT");
                return money(balance.at("Amt"), "").map(amount -> overdrawn ? amount.times(-1) : amount);
            }
        }
        return Optional.empty();
    }

    /** An amount in its own currency, or else in this one. */
    static Optional<Money> money(Optional<Element> amount, String currency) {
        return amount.flatMap(element -> Figures.amount(
                element.text(), Words.first(element.attribute("Ccy").strip(), currency)));
    }

    private static OptionalLong number(String text) {
        return NUMBER.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
