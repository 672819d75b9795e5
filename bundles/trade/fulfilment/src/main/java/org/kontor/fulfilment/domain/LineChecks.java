package org.kontor.fulfilment.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kontor.orders.OrderLine;

/** Compares the goods with the order, line by line. Blanks and letter case do not matter; everything else does. */
public final class LineChecks {

    private LineChecks() {}

    /** Every difference; empty when all lines were checked and match. */
    public static List<Mismatch> compare(List<OrderLine> agreed, List<LineCheck> found) {
        List<Mismatch> mismatches = new ArrayList<>();
        Map<Integer, LineCheck> open = new HashMap<>();
        for (LineCheck check : found) {
            if (open.put(check.line(), check) != null) {
                mismatches.add(new Mismatch(check.line(), "line", "checked once", "checked twice"));
            }
        }
        for (OrderLine line : agreed) {
            LineCheck check = open.remove(line.number());
            if (check == null) {
                mismatches.add(new Mismatch(line.number(), "line", line.product(), "not checked"));
            } else {
                compare(line, check, mismatches);
            }
        }
        open.keySet().forEach(extra -> mismatches.add(new Mismatch(extra, "line", "no such line", "checked")));
        return mismatches;
    }

    private static void compare(OrderLine line, LineCheck check, List<Mismatch> mismatches) {
        if (line.quantity() != check.quantity()) {
            mismatches.add(new Mismatch(
                    line.number(), "quantity", Long.toString(line.quantity()), Long.toString(check.quantity())));
        }
        compareText(line.number(), "model", line.model(), check.model(), mismatches);
        compareText(line.number(), "specification", line.specification(), check.specification(), mismatches);
        compareText(line.number(), "colour", line.colour(), check.colour(), mismatches);
    }

    private static void compareText(int line, String field, String agreed, String found, List<Mismatch> mismatches) {
        if (!folded(agreed).equals(folded(found))) {
            mismatches.add(new Mismatch(line, field, agreed, found));
        }
    }

    private static String folded(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(java.util.Locale.ROOT);
    }
}
