package org.kontor.shell;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.After;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.orders.Orders;
import org.kontor.outbound.Exchange;
import org.kontor.outbound.Exchanges;
import org.kontor.security.Caller;
import org.kontor.values.ProviderException.Fault;

/** What an operator sees of the journal. */
public class ProviderJournalCommandTest {

    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
    private static final UUID TRADE = new UUID(0, 7);

    private final List<String> asked = new ArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream console = System.out;
    private final ProviderJournalCommand command = new ProviderJournalCommand();

    public ProviderJournalCommandTest() {
        command.exchanges = new Kept();
        command.orders = new OneOrder();
        command.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @After
    public void giveTheConsoleBack() {
        System.setOut(console);
    }

    @Test
    public void anAccountsExchangesAreListedInColumns() {
        command.subject = "carrier.acme-main";
        command.most = 5;

        command.execute();

        assertEquals(List.of("account carrier.acme-main 5"), asked);
        List<String> lines = lines();
        assertTrue(
                lines.get(0),
                lines.get(0).matches("When +\\| Age +\\| Account +\\| Version \\| Request +\\| Answer .*\\| Id"));
        assertTrue(
                lines.get(2),
                lines.get(2).startsWith("2026-11-02 08:57:00 UTC | 3 min ago | carrier.acme-main | 1.2.0"));
        assertTrue(lines.get(2), lines.get(2).contains("| POST https://api.acme.example/ship | 200 "));
        assertTrue(lines.get(3), lines.get(3).contains("| none, IN_DOUBT: api.acme.example did not answer in time |"));
        assertEquals(lines.get(2).indexOf("| 12 ms"), lines.get(3).indexOf("| 12 ms"));
    }

    @Test
    public void aTradeIsNamedByItsNumberOrItsId() {
        command.subject = "k-2026-0007";
        command.execute();
        command.subject = TRADE.toString();
        command.execute();

        assertEquals(List.of("trade " + TRADE + " 20", "trade " + TRADE + " 20"), asked);
    }

    @Test
    public void oneExchangeIsPrintedInFull() {
        command.shown = new UUID(0, 1).toString();

        command.execute();

        assertEquals(
                List.of(
                        "POST https://api.acme.example/ship",
                        "2026-11-02 08:57:00 UTC, 12 ms, carrier.acme-main, org.kontor.carrier.acme 1.2.0, trade "
                                + TRADE,
                        "",
                        "Authorization: ***",
                        "",
                        "{\"weight\":1}",
                        "",
                        "200",
                        "Content-Type: application/json",
                        "",
                        "{\"id\":1}"),
                lines());
    }

    @Test
    public void whatCannotBeShownIsSaidWithARemedy() {
        assertEquals(
                "Name an account or a trade, or an exchange with --show",
                assertThrows(IllegalArgumentException.class, command::execute).getMessage());
        command.shown = "nonsense";
        assertTrue(assertThrows(IllegalArgumentException.class, command::execute)
                .getMessage()
                .startsWith("No exchange nonsense; kontor:provider-journal ACCOUNT lists them"));
        command.shown = null;
        command.subject = "nobody";
        command.execute();
        assertTrue(lines().toString(), lines().contains("No exchanges: nothing was asked, or it is forgotten by now."));
    }

    /** The table draws its lines as the console's encoding allows. */
    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8)
                .replace('│', '|')
                .lines()
                .map(String::stripTrailing)
                .toList();
    }

    private static Exchange exchange(long id, int status, Optional<Fault> fault, String problem) {
        return new Exchange(
                new UUID(0, id),
                NOW.minusSeconds(180),
                "carrier.acme-main",
                "org.kontor.carrier.acme",
                "1.2.0",
                Optional.of(TRADE),
                "POST",
                "https://api.acme.example/ship",
                status,
                12,
                "Authorization: ***\n\n{\"weight\":1}",
                status == 0 ? "" : "Content-Type: application/json\n\n{\"id\":1}",
                fault,
                problem);
    }

    private final class Kept implements Exchanges {

        private final List<Exchange> two = List.of(
                exchange(1, 200, Optional.empty(), ""),
                exchange(2, 0, Optional.of(Fault.IN_DOUBT), "api.acme.example did not answer in time"));

        @Override
        public List<Exchange> ofAccount(String account, Optional<UUID> trade, Optional<UUID> after, int most) {
            asked.add("account " + account + " " + most);
            return account.equals("nobody") ? List.of() : two;
        }

        @Override
        public List<Exchange> ofTrade(UUID trade, int most) {
            asked.add("trade " + trade + " " + most);
            return two;
        }

        @Override
        public Optional<Exchange> find(UUID id) {
            return two.stream().filter(exchange -> exchange.id().equals(id)).findFirst();
        }
    }

    private static final class OneOrder implements Orders {

        private final Order order = new Order(
                TRADE,
                "K-2026-0007",
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                ZoneOffset.UTC,
                List.of(),
                null,
                OrderState.values()[0],
                1,
                NOW);

        @Override
        public Order order(UUID id, Caller viewer) {
            throw new AssertionError();
        }

        @Override
        public Order order(UUID id) {
            throw new AssertionError();
        }

        @Override
        public List<Order> newest(int limit) {
            return List.of(order);
        }
    }
}
