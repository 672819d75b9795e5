package org.kontor.itests.crash;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.accounts.Accounts;
import org.kontor.accounts.Organisation;
import org.kontor.accounts.PaymentInstrument;
import org.kontor.payment.PayerToken;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.verification.Subject;

/** One buyer, three sellers and an operator, the same after every restart; everybody is verified. */
final class Traders implements Accounts {

    static final String ACCOUNT = "payment.sandbox-main";

    private static final String NAME = "Elbe Leuchten GmbH";
    private static final List<String> PAYEES = List.of("tok-ok", "tok-payout-rejected", "tok-payout-returned");

    private final Map<UUID, String> tokens = Stream.concat(
                    Stream.of(Script.values()).map(Script::token), PAYEES.stream())
            .distinct()
            .collect(Collectors.toMap(Traders::instrument, Function.identity()));

    final Caller buyer = caller("purchasing", Permission.PAY, Permission.READ, Permission.TRADE);
    final Caller operator = caller("operator", Permission.OPERATE, Permission.READ);

    /** Each has another way to be paid. */
    final Map<Caller, UUID> sellers = PAYEES.stream()
            .collect(Collectors.toMap(
                    token -> caller("sales " + token, Permission.PAY, Permission.READ, Permission.TRADE),
                    Traders::instrument));

    static UUID instrument(String token) {
        return id("instrument " + token);
    }

    /** Always the same one for an order. */
    Caller seller(UUID order) {
        List<Caller> all = sellers.keySet().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
        return all.get(Math.floorMod(order.hashCode(), all.size()));
    }

    @Override
    public Organisation organisation(UUID id) {
        return new Organisation(
                id,
                Subject.Kind.COMPANY,
                NAME,
                "",
                "HRB 1",
                "",
                new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE")),
                "",
                "purchasing@trade.example",
                Organisation.Standing.VERIFIED,
                1,
                Instant.EPOCH);
    }

    @Override
    public void requireVerified(UUID organisation, String toDo) {}

    @Override
    public PaymentInstrument instrument(UUID organisation, UUID id) {
        return new PaymentInstrument(
                id, organisation, ACCOUNT, new PayerToken(tokens.get(id)), "SANDBOX", "4242", NAME);
    }

    private static Caller caller(String name, Permission... permissions) {
        return new Caller(id("organisation " + name), id("member " + name), name, Set.of(permissions));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
