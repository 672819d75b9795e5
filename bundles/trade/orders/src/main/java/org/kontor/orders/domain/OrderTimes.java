package org.kontor.orders.domain;

import java.time.Duration;
import org.kontor.values.Require;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How long an order waits for its buyer, as the operator has set it; timers that run already keep their time. */
@Component(service = OrderTimes.class, configurationPid = "org.kontor.orders")
@Designate(ocd = OrderTimes.Settings.class)
public final class OrderTimes {

    @ObjectClassDefinition(name = "Orders")
    @interface Settings {

        @AttributeDefinition(description = "Hours after which an order that nobody has paid is closed")
        long unpaidCloseHours() default 120;

        @AttributeDefinition(
                description = "Hours after delivery in which the buyer can object; then the goods count as accepted")
        long acceptanceHours() default 72;
    }

    private final Duration unpaid;
    private final Duration acceptance;

    @Activate
    public OrderTimes(Settings settings) {
        this(Duration.ofHours(settings.unpaidCloseHours()), Duration.ofHours(settings.acceptanceHours()));
    }

    public OrderTimes(Duration unpaid, Duration acceptance) {
        Require.positive("unpaidCloseHours", unpaid.toHours());
        Require.positive("acceptanceHours", acceptance.toHours());
        this.unpaid = unpaid;
        this.acceptance = acceptance;
    }

    Duration unpaid() {
        return unpaid;
    }

    Duration acceptance() {
        return acceptance;
    }
}
