package org.kontor.logistics.domain;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.carrier.Rate;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;
import org.kontor.logistics.Advice;
import org.kontor.logistics.Advice.Step;
import org.kontor.logistics.Logistics.Chosen;
import org.kontor.logistics.Option;
import org.kontor.logistics.Weighing.Decisive;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Asks an option's carrier what its packages would cost if they were 1 to 5 cm smaller: at most six questions, and none
 * where our own recount says that the same weight would be charged.
 */
@Component(service = AdviceDesk.class)
public final class AdviceDesk {

    private static final int MOST_CENTIMETRES = 5;

    private final LogisticsDesk desk;
    private final Providers providers;
    private final Clock clock;

    @Activate
    public AdviceDesk(@Reference LogisticsDesk desk, @Reference Providers providers, @Reference Clock clock) {
        this.desk = desk;
        this.providers = providers;
        this.clock = clock;
    }

    /** Outside any transaction. */
    public Advice advise(UUID organisation, UUID request, UUID option) {
        Chosen chosen = desk.option(organisation, request, option);
        Optional<Cut> cut = Cut.of(chosen.shipment(), chosen.option().weights());
        if (cut.isEmpty()) {
            return advice(
                    chosen,
                    chosen.option().price(),
                    List.of(),
                    "It is not the volume that decides: smaller packages would cost the same");
        }
        Rate now = ask(request, chosen.option(), chosen.shipment()).orElseThrow(() -> gone(request, chosen.option()));
        List<Step> steps =
                new Nearby(cut.get(), now, smaller -> ask(request, chosen.option(), smaller)).steps(MOST_CENTIMETRES);
        String sentence = steps.isEmpty()
                ? "Up to " + MOST_CENTIMETRES + " cm less of one side would cost the same"
                : steps.get(0).sentence();
        return advice(chosen, now.total(), steps, sentence);
    }

    private Optional<Rate> ask(UUID request, Option option, Shipment shipment) {
        Target<Rates> carrier = Target.of(Rates.class, option.carrier())
                .by(option.providerVersion())
                .about(request);
        return providers.ask(carrier, (Rates rates) -> rates.quote(shipment)).rates().stream()
                .filter(rate -> rate.service().equals(option.service()))
                .findFirst();
    }

    private Advice advice(Chosen chosen, Money price, List<Step> steps, String sentence) {
        Option option = chosen.option();
        Decisive decidedBy = new Recount(chosen.shipment().parcels(), option.weights()).decidedBy();
        return new Advice(
                option.id(), option.carrier(), option.service(), decidedBy, price, clock.instant(), steps, sentence);
    }

    private static TradeRuleException gone(UUID request, Option option) {
        return TradeRuleException.conflict(
                "option-gone",
                option.carrier() + " does not offer " + option.serviceName() + " for this shipment any more",
                "ask again: POST /api/v1/shipment-requests/" + request + "/quotes");
    }
}
