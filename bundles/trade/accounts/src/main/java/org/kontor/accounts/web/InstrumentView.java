package org.kontor.accounts.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.accounts.domain.Binding;
import org.kontor.accounts.domain.InstrumentDesk;
import org.kontor.accounts.domain.InstrumentState;
import org.kontor.accounts.domain.InstrumentStates;
import org.kontor.web.NextAction;
import org.kontor.work.Fact;

/**
 * A way to pay as its organisation sees it: never the provider's token. {@code history} is oldest first, and empty in a
 * list.
 */
public record InstrumentView(
        UUID id,
        UUID organisation,
        String provider,
        InstrumentState state,
        long version,
        Instant startedAt,
        String brand,
        String lastDigits,
        String holder,
        Optional<URI> actAt,
        String declinedBecause,
        Optional<Asking> asking,
        List<NextAction> nextActions,
        String whoMustAct,
        List<Fact> history) {

    static InstrumentView of(InstrumentDesk.Shown shown) {
        Binding it = shown.binding();
        return new InstrumentView(
                it.id(),
                it.organisation(),
                it.provider(),
                it.state(),
                it.version(),
                it.startedAt(),
                it.details().brand(),
                it.details().lastDigits(),
                it.details().holder(),
                it.details().actAt(),
                it.details().declinedBecause(),
                Asking.of(shown.undecided()),
                InstrumentStates.TABLE.allowed(it.state()).stream()
                        .map(row -> NextAction.awaited(row.action().name(), row.actor()))
                        .toList(),
                switch (it.state()) {
                    case BINDING -> "provider";
                    case ACTION_REQUIRED -> "trader";
                    case BOUND, DECLINED -> "nobody";
                },
                shown.history());
    }

    @Override
    public String toString() {
        return "InstrumentView[" + id + " " + state + "]";
    }
}
