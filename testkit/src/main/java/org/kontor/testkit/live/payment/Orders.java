package org.kontor.testkit.live.payment;

import java.util.ArrayList;
import java.util.List;

/** Every order in which things can come. */
public final class Orders {

    private Orders() {}

    /** Of five things, 120. */
    public static <T> List<List<T>> of(List<T> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> orders = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            List<T> others = new ArrayList<>(all);
            T first = others.remove(i);
            for (List<T> rest : of(others)) {
                List<T> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                orders.add(order);
            }
        }
        return orders;
    }
}
