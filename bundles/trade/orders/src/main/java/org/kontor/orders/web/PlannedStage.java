package org.kontor.orders.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.orders.Trigger;
import org.kontor.orders.domain.ProposedStage;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;
import org.kontor.values.Require;

/** A stage as the buyer writes it: {@code percent} (like 33.3) or {@code amount}, and what makes it due (like NET_30). */
public record PlannedStage(String label, Optional<String> percent, Optional<Money> amount, String trigger) {

    private static final Pattern NET = Pattern.compile("NET_(\\d{1,3})");
    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,4})?");

    public PlannedStage {
        percent = percent == null ? Optional.empty() : percent;
        amount = amount == null ? Optional.empty() : amount;
    }

    static List<ProposedStage> proposed(Optional<List<PlannedStage>> plan) {
        if (plan.filter(List::isEmpty).isPresent()) {
            throw new InvalidValueException(
                    "paymentPlan", "must have a stage", "leave it out to pay all at once, or give its stages");
        }
        return plan.orElse(List.of()).stream()
                .map(stage -> Require.present("paymentPlan", stage).toDomain())
                .toList();
    }

    static ZoneId zone(Optional<String> name) {
        try {
            return name.map(ZoneId::of).orElse(ZoneId.of("UTC"));
        } catch (DateTimeException e) {
            throw new InvalidValueException(
                    "timeZone",
                    "must be a zone of the IANA list, was '" + name.orElse("") + "'",
                    "write it like Asia/Shanghai");
        }
    }

    private ProposedStage toDomain() {
        Matcher net = NET.matcher(Require.text("paymentPlan.trigger", trigger));
        boolean days = net.matches();
        return new ProposedStage(
                label,
                percent.map(text -> new BigDecimal(
                        Require.matching("paymentPlan.percent", text, PERCENT, "write it like 30 or 33.3"))),
                amount,
                days ? Trigger.NET : known(),
                days ? Integer.parseInt(net.group(1)) : 0);
    }

    private Trigger known() {
        for (Trigger one : Trigger.values()) {
            if (one != Trigger.NET && one.name().equals(trigger)) {
                return one;
            }
        }
        throw new InvalidValueException(
                "paymentPlan.trigger",
                "must be ON_ORDER, BEFORE_SHIPMENT, ON_BL_COPY, ON_DELIVERY or NET_ and days, was '" + trigger + "'",
                "write it like BEFORE_SHIPMENT or NET_30");
    }
}
