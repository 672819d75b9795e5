package org.kontor.orders;

import org.kontor.values.Money;
import org.kontor.values.Require;

/** One part of an order's total, as agreed; numbers count from 1, {@code days} are NET's and 0 for every other trigger. */
public record Stage(int number, String label, Trigger trigger, int days, Money amount) {

    public Stage {
        Require.positive("number", number);
        label = Require.text("label", label);
        Require.present("trigger", trigger);
        Require.positive("amount", Require.present("amount", amount).minor());
    }

    /** As the API writes it: {@code ON_ORDER}, {@code NET_30}. */
    public String when() {
        return trigger == Trigger.NET ? "NET_" + days : trigger.name();
    }

    @Override
    public String toString() {
        return number + " " + label + ": " + amount;
    }
}
