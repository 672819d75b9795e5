package org.kontor.carrier.ratesheet;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;
import org.kontor.values.AccountCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One rate sheet of an operator; it prices and nothing else, so the seller books by hand and enters the waybill. */
@Component(
        configurationPid = "org.kontor.carrier.ratesheet",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = RateSheetCarrier.Settings.class, factory = true)
public final class RateSheetCarrier implements Rates, AccountCheck {

    @ObjectClassDefinition(name = "Rate sheet")
    @interface Settings {

        @AttributeDefinition(description = "the CSV file; relative to the server's etc/ folder")
        String sheet();

        @AttributeDefinition(description = "hours for which a price is promised")
        long valid_hours() default 24;
    }

    private final SheetFile file;
    private final Duration promised;
    private final Clock clock;

    @Activate
    public RateSheetCarrier(Settings settings) {
        this(
                Path.of(System.getProperty("karaf.etc", "."), "").resolve(settings.sheet()),
                Duration.ofHours(settings.valid_hours()),
                Clock.systemUTC());
    }

    RateSheetCarrier(Path sheet, Duration promised, Clock clock) {
        this.file = new SheetFile(sheet);
        this.promised = promised;
        this.clock = clock;
    }

    @Override
    public RateAnswer quote(Shipment shipment) {
        Pricing pricing = file.pricing();
        Instant endOfSheet =
                pricing.sheet().header().to().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant now = clock.instant();
        Instant promisedUntil = now.plus(promised);
        return pricing.quote(shipment, now, promisedUntil.isBefore(endOfSheet) ? promisedUntil : endOfSheet);
    }

    @Override
    public List<String> check() {
        return file.problems();
    }
}
