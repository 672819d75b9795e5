package org.kontor.itests.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.kontor.itests.crash.ClientJournal.Answer;
import org.kontor.itests.crash.ClientJournal.Told;

/** Whether every answer that a client got still holds. */
final class Promises {

    private static final Set<String> TAKEN =
            Set.of("CAPTURED", "CHARGED_BACK", "RELEASED", "REFUNDING", "REFUNDED", "REFUND_FAILED");

    private static final Set<String> LEAVING = Set.of("SENDING_BACK", "SENT_BACK");

    private final List<String> problems = new ArrayList<>();
    private final Tables tables;

    Promises(Tables tables) {
        this.tables = tables;
    }

    List<String> broken(ClientJournal journal) {
        Map<String, String> orders = states("orders", Tables.ID);
        Map<String, String> payments = states("payments", Tables.ID);
        Map<String, String> payouts = states("payouts", Tables.ID);
        Map<String, String> disputes = states("disputes", Tables.ID);
        Map<String, String> entries = states("bank_entries", Tables.ENTRY);
        Map<String, String> returns = states("bank_entries", Tables.ID);
        Map<String, String> messages = states("payment_messages", Tables.EVENT);
        for (Told told : journal.answers()) {
            String about = told.about();
            switch (told.answer()) {
                case PLACED -> require(told, orders.containsKey(about));
                case BEGUN -> require(told, payments.containsKey(about));
                case PAID -> require(told, TAKEN.contains(payments.get(about)));
                case CANCELLED -> require(told, List.of("CANCELLED", "REFUNDED").contains(orders.get(about)));
                case ACCEPTED -> require(told, List.of("ACCEPTED", "SETTLED").contains(orders.get(about)));
                case DISPUTED -> require(told, disputes.containsKey(about));
                case AGREED -> require(told, List.of("DECIDED", "EXECUTED").contains(disputes.get(about)));
                case PAYOUT -> require(told, payouts.containsKey(about));
                case APPROVED -> require(told, !"AWAITING_APPROVAL".equals(payouts.get(about)));
                case ENTRY -> require(told, entries.containsKey(about));
                case SENT_BACK -> require(told, LEAVING.contains(returns.get(about)));
                case ALLOCATED -> require(told, "MATCHED".equals(entries.get(about)));
                case MESSAGE -> require(told, messages.containsKey(about));
                case ENDED -> require(told, orders.containsKey(about));
            }
        }
        ends(journal, orders);
        return List.copyOf(problems);
    }

    private void ends(ClientJournal journal, Map<String, String> orders) {
        Set<String> ended = journal.answers().stream()
                .filter(told -> told.answer() == Answer.ENDED)
                .map(Told::about)
                .collect(Collectors.toSet());
        for (Trade trade : journal.trades()) {
            String order = trade.order().toString();
            boolean right =
                    trade.script().ends().stream().anyMatch(end -> end.name().equals(orders.get(order)));
            if (ended.contains(order) && !right) {
                problems.add(trade + " has ended as " + orders.get(order));
            }
        }
    }

    private Map<String, String> states(String table, Field<?> key) {
        return tables.rows(table, key, Tables.STATE).stream()
                .collect(Collectors.toMap(
                        row -> row.get(key).toString(), row -> row.get(Tables.STATE), (one, other) -> one));
    }

    private void require(Told told, boolean holds) {
        if (!holds) {
            problems.add("a client was told " + told + ", and it is not so");
        }
    }
}
