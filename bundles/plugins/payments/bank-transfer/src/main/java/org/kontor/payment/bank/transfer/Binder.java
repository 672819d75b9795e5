package org.kontor.payment.bank.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kontor.payment.BankEntry;
import org.kontor.payment.BankStatement;
import org.kontor.values.Money;

/** Makes statements of the sheets of a file: gives every entry its id, and looks whether numbers and balances hold. */
final class Binder {

    private final Map<String, Long> numbers = new HashMap<>();
    private final List<BankStatement> bound = new ArrayList<>();
    private Map<String, Integer> seen = new HashMap<>();

    static List<BankStatement> bind(List<Sheet> sheets) {
        Binder binder = new Binder();
        List<Sheet> pages = new ArrayList<>();
        for (Sheet sheet : sheets) {
            if (pages.isEmpty() || !sheet.continues(pages.get(pages.size() - 1))) {
                binder.complete(pages);
                pages = new ArrayList<>();
            }
            pages.add(sheet);
        }
        binder.complete(pages);
        return List.copyOf(binder.bound);
    }

    /** All pages that the file holds of one statement. */
    private void complete(List<Sheet> pages) {
        if (pages.isEmpty()) {
            return;
        }
        seen = new HashMap<>();
        numbered(pages.get(0));
        paged(pages);
        pages.forEach(page -> bound.add(
                new BankStatement(page.id, page.account, page.opening, page.closing, entries(page), page.warnings)));
    }

    private void numbered(Sheet sheet) {
        if (sheet.number.isEmpty()) {
            return;
        }
        long number = sheet.number.getAsLong();
        Long before = numbers.put(sheet.account, number);
        if (before != null && number > before + 1) {
            sheet.warn("statement " + number + " follows " + before + ": those between are missing");
        }
    }

    private static void paged(List<Sheet> pages) {
        Sheet first = pages.get(0);
        Sheet last = pages.get(pages.size() - 1);
        if (first.page > 1 || first.opensWithin) {
            first.warn("begins with page " + first.page + ": the pages before it are not in this file");
        }
        if (!last.last) {
            last.warn("page " + last.page + " is not the last: the pages after it are not in this file");
        }
        if (first.balancedByPage) {
            pages.forEach(page -> balanced(List.of(page)));
        } else if (first.page == 1 && last.last) {
            balanced(pages);
        }
    }

    private static void balanced(List<Sheet> pages) {
        Sheet last = pages.get(pages.size() - 1);
        if (pages.get(0).opening.isEmpty() || last.closing.isEmpty()) {
            return;
        }
        Money closing = last.closing.get();
        try {
            Money sum = pages.get(0).opening.get();
            for (Sheet page : pages) {
                sum = page.movements.stream()
                        .filter(movement -> movement.booking().booked())
                        .map(Movement::signed)
                        .reduce(sum, Money::plus);
            }
            if (sum.compareTo(closing) != 0) {
                last.warn("the entries lead to " + sum + ", the bank's closing balance is " + closing);
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            last.warn("the balances cannot be compared with the entries: " + e.getMessage());
        }
    }

    /** Entries that are alike in everything are told apart by how many came before. */
    private List<BankEntry> entries(Sheet page) {
        List<BankEntry> entries = new ArrayList<>();
        for (Movement movement : page.movements) {
            String fingerprint = movement.fingerprint(page.account);
            int count = seen.merge(fingerprint, 1, Integer::sum);
            entries.add(movement.entry(count == 1 ? fingerprint : fingerprint + "-" + count));
        }
        return entries;
    }
}
