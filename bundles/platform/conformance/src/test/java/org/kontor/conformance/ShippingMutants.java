package org.kontor.conformance;

import static org.kontor.conformance.CarrierMutants.kit;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Scan;
import org.kontor.conformance.CarrierKit.World;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException.Fault;

/** Carriers wrong in booking, tracking and numbers, each in one place. */
final class ShippingMutants {

    static final Mutants<CarrierKit> ALL = new Mutants<CarrierKit>()
            .breaks("c09", kit((world, books) -> new MemoryCarrier(world, books) {
                /** Books anew when a key comes for the third time. */
                @Override
                public BookingOutcome book(BookingRequest request, IdempotencyKey key) {
                    BookingOutcome outcome = super.book(request, key);
                    if (books.calls.get(key.value()).get() == 3) {
                        books.made.incrementAndGet();
                    }
                    return outcome;
                }
            }))
            .breaks("c10", kit((world, books) -> new MemoryCarrier(world, books) {
                /** Issues one number to everybody. */
                @Override
                String issue(String key) {
                    books.made.set(0);
                    return super.issue(key);
                }
            }))
            .breaks("c11", kit((world, books) -> new MemoryCarrier(world, books) {
                private final Set<String> mine = new HashSet<>();

                /** Finds only what this instance booked. */
                @Override
                public Optional<BookingOutcome> find(IdempotencyKey key) {
                    return super.find(key).filter(booked -> mine.contains(key.value()));
                }

                @Override
                public synchronized BookingOutcome book(BookingRequest request, IdempotencyKey key) {
                    mine.add(key.value());
                    return super.book(request, key);
                }
            }))
            .breaks("c12", kit((world, books) -> new MemoryCarrier(world, books) {
                /** Says that nothing happened when an answer is lost. */
                @Override
                Fault lostAnswer() {
                    return UNAVAILABLE;
                }
            }))
            .breaks("c13", kit((world, books) -> new MemoryCarrier(world, books) {
                /** Claims to know that a lost request did not arrive. */
                @Override
                Fault lostRequest() {
                    return UNAVAILABLE;
                }
            }))
            .breaks("c14", kit((world, books) -> new MemoryCarrier(world, books) {
                /** The label is blank. */
                @Override
                String label() {
                    return "";
                }
            }))
            .breaks("c15", kit((world, books) -> new MemoryCarrier(world, books) {
                /** Looks at the length of a number only. */
                @Override
                public Match test(String number) {
                    return number.matches("\\d{10}") ? Match.VALID : Match.NOT_THIS_FORMAT;
                }
            }))
            .breaks("c16", kit((world, books) -> new MemoryCarrier(world, books) {
                /** Tells the newest first. */
                @Override
                public List<Scan> track(String waybill) {
                    return super.track(waybill).isEmpty() ? List.of() : List.of(scan(2), scan(1));
                }
            }))
            .breaks("c17", kit((world, books) -> new MemoryCarrier(world, books) {
                /** Takes a waybill of others for an outage. */
                @Override
                public List<Scan> track(String waybill) {
                    List<Scan> scans = super.track(waybill);
                    if (scans.isEmpty()) {
                        throw failure(UNAVAILABLE);
                    }
                    return scans;
                }
            }))
            .breaks("c18", kit((world, books) -> new MemoryCarrier(world, books) {
                /** Knows of no scans when nobody answers. */
                @Override
                public List<Scan> track(String waybill) {
                    return world == World.DOWN ? List.of() : super.track(waybill);
                }
            }))
            .breaks("c19", kit((world, books) -> new MemoryCarrier(world, books) {
                /** Wants a signature but does not check it. */
                @Override
                public List<Update> receive(Map<String, String> headers, byte[] body) {
                    return super.receive(headers.isEmpty() ? headers : Map.of(SIGNATURE, sign(body)), body);
                }
            }))
            .breaks("c20", kit((world, books) -> new MemoryCarrier(world, books) {
                /** Says false when a booking is void already. */
                @Override
                boolean undoneBefore() {
                    return false;
                }
            }))
            .breaks("c22", kit((world, books) -> new MemoryCarrier(world, books) {
                /** Tells of none when it does not know one of them. */
                @Override
                public Map<String, List<Scan>> trackAll(Set<String> waybills) {
                    Map<String, List<Scan>> told = super.trackAll(waybills);
                    return told.containsValue(List.of()) ? Map.of() : told;
                }
            }));

    private ShippingMutants() {}
}
