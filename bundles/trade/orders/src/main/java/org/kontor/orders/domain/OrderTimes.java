package org.kontor.orders.domain;

import java.time.Duration;
import org.kontor.carrier.Mode;
import org.kontor.values.Require;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How long an order waits for its parties, as the operator has set it; timers that run already keep their time. */
@Component(service = OrderTimes.class, configurationPid = "org.kontor.orders")
@Designate(ocd = OrderTimes.Settings.class)
public final class OrderTimes {

    private static final int EXPRESS_AND_AIR_DAYS = 15;
    private static final int LAND_DAYS = 30;
    private static final int SEA_DAYS = 45;
    private static final int STAGE_DAYS = 5;
    private static final int PATIENCE_HOURS = 72;

    @ObjectClassDefinition(name = "Orders")
    @interface Settings {

        @AttributeDefinition(description = "Hours after which an order that nobody has paid is closed")
        long unpaidCloseHours() default 120;

        @AttributeDefinition(
                description = "Hours after delivery in which the buyer can object; then the goods count as accepted")
        long acceptanceHours() default 72;

        @AttributeDefinition(
                description = "Days after an express carrier's first scan that stand for a delivery it never reports")
        int expressDays() default EXPRESS_AND_AIR_DAYS;

        @AttributeDefinition(description = "The same by air")
        int airDays() default EXPRESS_AND_AIR_DAYS;

        @AttributeDefinition(description = "The same by road and rail")
        int landDays() default LAND_DAYS;

        @AttributeDefinition(description = "The same by sea")
        int seaDays() default SEA_DAYS;

        @AttributeDefinition(
                description = "Days after dispatch or delivery in which a stage is paid that either makes due")
        int stageDays() default STAGE_DAYS;

        @AttributeDefinition(
                description = "Hours after a balance fell due from which the seller may call the order off")
        long balancePatienceHours() default PATIENCE_HOURS;
    }

    private final Duration unpaid;
    private final Duration acceptance;
    private final int expressDays;
    private final int airDays;
    private final int landDays;
    private final int seaDays;
    private final int stageDays;
    private final Duration balancePatience;

    @Activate
    public OrderTimes(Settings settings) {
        unpaid = hours("unpaidCloseHours", settings.unpaidCloseHours());
        acceptance = hours("acceptanceHours", settings.acceptanceHours());
        expressDays = Require.positive("expressDays", settings.expressDays());
        airDays = Require.positive("airDays", settings.airDays());
        landDays = Require.positive("landDays", settings.landDays());
        seaDays = Require.positive("seaDays", settings.seaDays());
        stageDays = Require.positive("stageDays", settings.stageDays());
        balancePatience = hours("balancePatienceHours", settings.balancePatienceHours());
    }

    /** These two, and the rest as it is by default. */
    public OrderTimes(Duration unpaid, Duration acceptance) {
        this.unpaid = hours("unpaidCloseHours", unpaid.toHours());
        this.acceptance = hours("acceptanceHours", acceptance.toHours());
        expressDays = EXPRESS_AND_AIR_DAYS;
        airDays = EXPRESS_AND_AIR_DAYS;
        landDays = LAND_DAYS;
        seaDays = SEA_DAYS;
        stageDays = STAGE_DAYS;
        balancePatience = Duration.ofHours(PATIENCE_HOURS);
    }

    private static Duration hours(String name, long hours) {
        return Duration.ofHours(Require.positive(name, hours));
    }

    Duration unpaid() {
        return unpaid;
    }

    Duration acceptance() {
        return acceptance;
    }

    /** Calendar days from dispatch that stand for a delivery nobody reports. */
    int transitDays(Mode mode) {
        return switch (mode) {
            case EXPRESS -> expressDays;
            case AIR -> airDays;
            case ROAD, RAIL -> landDays;
            case SEA -> seaDays;
        };
    }

    /** For stages that fall due by the B/L copy or the delivery. */
    int stageDays() {
        return stageDays;
    }

    Duration balancePatience() {
        return balancePatience;
    }
}
