package org.kontor.logistics.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;
import org.kontor.logistics.Answered.From;
import org.kontor.logistics.ShipmentRequest;
import org.kontor.providers.Inquiries;
import org.kontor.providers.Inquiries.Gathered;
import org.kontor.providers.Inquiries.Inquiry;
import org.kontor.providers.Inquiries.Late;
import org.kontor.providers.Providers;
import org.kontor.providers.Providers.Answer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks every carrier account at once, but not those that answered the same question within the last minute. */
@Component(service = Panel.class)
public final class Panel {

    /** What came in time, and who is late. */
    record Heard(Offers offers, List<Late<RateAnswer>> late) {

        /** When the last of the late will have answered or failed. */
        Optional<Instant> awaitedUntil(Instant now) {
            return late.stream().map(Late::left).max(Comparator.naturalOrder()).map(now::plus);
        }
    }

    private final ExchangeDesk exchange;
    private final Providers providers;
    private final Inquiries inquiries;
    private final LaneRecord lanes;
    private final Clock clock;
    private final Memory memory = new Memory();

    @Activate
    public Panel(
            @Reference ExchangeDesk exchange,
            @Reference Providers providers,
            @Reference Inquiries inquiries,
            @Reference LaneRecord lanes,
            @Reference Clock clock) {
        this.exchange = exchange;
        this.providers = providers;
        this.inquiries = inquiries;
        this.lanes = lanes;
        this.clock = clock;
    }

    Heard ask(UUID id, ShipmentRequest request, Duration within) {
        Shipment shipment = request.shipment();
        Instant now = clock.instant();
        List<Said> known = remembered(shipment, now);
        Gathered<RateAnswer> gathered = inquiries.gather(new Inquiry<>(
                Rates.class,
                Optional.of(id),
                within,
                known.stream().map(said -> said.answer().account()).collect(Collectors.toSet()),
                (Rates carrier) -> carrier.quote(shipment)));
        Offers offers = new Offers(request, exchange, lanes.of(request.shipment()));
        Stream.concat(known.stream(), gathered.answers().stream().map(answer -> new Said(answer, From.CARRIER, now)))
                .sorted(Comparator.comparing(said -> said.answer().account()))
                .forEach(said -> take(offers, shipment, said));
        gathered.late().forEach(late -> offers.late(late.account()));
        providers.departed(Rates.class).forEach(gone -> offers.exclude(Exclusions.removed(gone)));
        return new Heard(offers, gathered.late());
    }

    /** What a late answer to a question put then comes to. */
    Offers late(ShipmentRequest request, Answer<RateAnswer> answer, Instant asked) {
        Offers offers = new Offers(request, exchange, lanes.of(request.shipment()));
        take(offers, request.shipment(), new Said(answer, From.CARRIER, asked));
        return offers;
    }

    private void take(Offers offers, Shipment shipment, Said said) {
        if (offers.add(said)) {
            memory.keep(shipment, said.answer(), said.at());
        }
    }

    private List<Said> remembered(Shipment shipment, Instant now) {
        return providers.accounts(Rates.class).stream()
                .map(account -> memory.recall(account, shipment, now)
                        .filter(said -> inquiries.stands(
                                Rates.class, account, said.answer().version(), said.at())))
                .flatMap(Optional::stream)
                .toList();
    }
}
