package org.kontor.carrier.ratesheet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Rate;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Timetable;
import org.kontor.carrier.ratesheet.RateSheet.Container;
import org.kontor.carrier.ratesheet.RateSheet.Fuel;
import org.kontor.carrier.ratesheet.RateSheet.Service;
import org.kontor.carrier.ratesheet.RateSheet.Zone;

/** One service's offer for a shipment: a refusal, or else a rate. Pure. */
final class Offer {

    private final RateSheet sheet;
    private final Service service;
    private final Shipment shipment;
    private final Optional<Container> container;
    private final Load load;
    private final Optional<Zone> zone;
    private final Optional<Base> base;
    private final Optional<Timetable> timetable;
    private final LocalDate shipped;
    private final Optional<Fuel> fuel;

    /** Of a sheet's part for one service. */
    Offer(RateSheet sheet, Shipment shipment, Instant now) {
        this.sheet = sheet;
        this.service = sheet.services().get(0);
        this.shipment = shipment;
        this.container = container();
        this.load = load();
        this.zone = Zoning.zone(sheet.zones(), shipment);
        this.base = zone.flatMap(found -> Tariff.base(sheet, found, load));
        this.timetable = timetable(now);
        this.shipped = timetable
                .flatMap(Timetable::handOverBy)
                .map(LocalDateTime::toLocalDate)
                .orElse(shipment.readyDate());
        this.fuel = Charging.fuel(fuels(), service, shipped);
    }

    Optional<Refusal> refusal() {
        return Limiting.refusal(service, shipment)
                .or(() -> container.flatMap(box -> Containers.refusal(service, shipment.parcels(), box)))
                .or(this::unserved)
                .or(this::withoutRate)
                .or(this::untimely)
                .or(this::unvalued);
    }

    Rate rate(Instant validUntil) {
        Base freight = base.orElseThrow();
        List<Charge> charges = new Charging(sheet, service, load)
                .charges(freight, zone.orElseThrow().zone(), shipment, fuel);
        return new Rate(
                service.code(),
                service.name(),
                service.mode(),
                charges,
                load.told(freight.weightWords()).weights(),
                service.transitMin(),
                service.transitMax(),
                validUntil,
                timetable.orElseThrow());
    }

    private Optional<Container> container() {
        return service.charged() == ChargedBy.CONTAINER
                ? sheet.containers().stream()
                        .filter(box -> box.type().equals(ChargedBy.containerType(service.code())))
                        .findFirst()
                : Optional.empty();
    }

    private Load load() {
        return switch (service.charged()) {
            case KG -> Weighing.weigh(service, shipment.parcels());
            case WM -> Measuring.measure(service, shipment.parcels());
            case CONTAINER -> Containers.load(shipment.parcels(), container.orElseThrow());
        };
    }

    private Optional<Timetable> timetable(Instant now) {
        return sheet.calendars().isEmpty()
                ? Optional.of(Timetable.UNKNOWN)
                : Departures.next(sheet.calendars(), service, shipment.readyDate(), now);
    }

    private List<Fuel> fuels() {
        return sheet.fuels().stream()
                .filter(found -> found.basis().fits(service))
                .toList();
    }

    private Optional<Refusal> unserved() {
        return zone.isPresent()
                ? Optional.empty()
                : no(
                        Reason.NOT_SERVED,
                        " does not go from " + shipment.origin().country() + " "
                                + shipment.origin().postalCode() + " to "
                                + shipment.destination().country() + " "
                                + shipment.destination().postalCode());
    }

    private Optional<Refusal> withoutRate() {
        return base.isPresent()
                ? Optional.empty()
                : no(
                        Reason.TOO_HEAVY,
                        " has no rate for " + Weighing.plain(load.kilograms()) + " kg to zone "
                                + zone.orElseThrow().zone());
    }

    private Optional<Refusal> untimely() {
        if (timetable.isEmpty()) {
            return no(Reason.NOT_VALID_ON_DATE, " has no departure in its sheet after " + shipment.readyDate());
        }
        if (shipped.isAfter(sheet.header().to())) {
            return no(
                    Reason.NOT_VALID_ON_DATE,
                    " next takes goods on " + shipped + ", its rates hold to "
                            + sheet.header().to());
        }
        return fuel.isEmpty() && !fuels().isEmpty()
                ? no(Reason.NOT_VALID_ON_DATE, " has no fuel in its sheet for " + shipped)
                : Optional.empty();
    }

    private Optional<Refusal> unvalued() {
        String currency = sheet.header().currency().getCurrencyCode();
        return new Charging(sheet, service, load)
                .unvalued(shipment)
                .flatMap(goods -> no(
                        Reason.OTHER,
                        " is charged by the goods' value in " + currency + ", that of " + goods.description()
                                + " is given in " + goods.value().currency().getCurrencyCode()));
    }

    private Optional<Refusal> no(Reason reason, String sentence) {
        return Optional.of(new Refusal(reason, service.code(), service.name() + sentence));
    }
}
