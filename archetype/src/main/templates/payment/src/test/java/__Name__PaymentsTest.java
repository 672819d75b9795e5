package ${package};

import java.net.URI;
import java.util.Map;
import org.junit.Rule;
import org.kontor.conformance.Abilities;
import org.kontor.payment.PayerToken;
import org.kontor.testkit.PaymentContract;
import org.kontor.testkit.PlayedProvider;
import org.kontor.testkit.TestHttp;

/** The rules of docs/spi/payment.md, with a bank that keeps real books. Your own tests go below. */
public class ${Name}PaymentsTest extends PaymentContract {

    private static final Map<World, String> PAYERS = Map.of(
            World.DECLINES, Bank.POOR,
            World.WANTS_ACTION, Bank.CAREFUL,
            World.DECIDES_LATER, Bank.SLOW);

    private final Bank bank = new Bank();

    @Rule
    public final PlayedProvider provider = PlayedProvider.by(bank);

    @Rule
    public final TestHttp http = new TestHttp();

    @Override
    protected Connection enter(World world) {
        URI address = provider.at(world).resolve("/v1/");
        var plugin = new ${Name}Payments(http, address, "a-token");
        PayerToken payer = new PayerToken(PAYERS.getOrDefault(world, Bank.RICH));
        return new Connection(Abilities.of(plugin), payer, Bank.RICH);
    }

    @Override
    protected int movements() {
        return bank.movements();
    }

    @Override
    protected String memory() {
        return "";
    }
}
