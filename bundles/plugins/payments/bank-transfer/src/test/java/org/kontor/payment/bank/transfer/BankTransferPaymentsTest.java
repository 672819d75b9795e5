package org.kontor.payment.bank.transfer;

import static org.junit.Assert.assertNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.conformance.Abilities;
import org.kontor.testkit.PaymentContract;

public class BankTransferPaymentsTest extends PaymentContract {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Override
    protected boolean awaitsFunds() {
        return true;
    }

    @Override
    protected Connection enter(World world) {
        Path root = folder.getRoot().toPath();
        Office office = new Office(root.resolve("office"));
        BankTransferPayments bank =
                switch (world) {
                    case DECLINES ->
                        office.with("accounts", "CNY|" + Office.OURS + "||").open();
                    case DOWN ->
                        office.with("books", file(root.resolve("no-folder"))).open();
                    case REJECTS_OUR_SETTINGS ->
                        office.with("accounts", "USD|DE88370400440532013000||").open();
                    default -> office.open();
                };
        return switch (world) {
            case RESERVES, HOLD_ENDED, DISPUTES -> lacks(world);
            default ->
                new Connection(
                        Abilities.of(bank),
                        Payee.of(Office.THEIRS, "Lamp Trading").token(),
                        Office.THEIRS);
        };
    }

    @Override
    protected byte[] statement() {
        return statement("20.00");
    }

    @Override
    protected byte[] oddStatement() {
        return statement("many");
    }

    private static byte[] statement(String second) {
        String payer = "Lamp Trading";
        return Office.bytes(Office.camt053(Office.credit("A-1", "10.00", payer, Office.THEIRS, "RF18539007547034")
                + Office.credit("A-2", second, payer, Office.THEIRS, "for order 2")
                + Office.credit("A-3", "30.00", payer, Office.THEIRS, "for order 3")));
    }

    @Override
    protected int movements() {
        return new Office(folder.getRoot().toPath().resolve("office")).sent().size();
    }

    @Override
    protected String memory() {
        try (Stream<Path> files = Files.walk(folder.getRoot().toPath())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> new String(Office.bytes(file)))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A plugin that gives all its accounts one name is refused by the server. */
    @Test
    public void theServerSaysWhatAnAccountIsCalled() throws NoSuchMethodException {
        assertNull(Settings.class.getDeclaredMethod("service_pid").getDefaultValue());
    }

    private static String file(Path file) {
        try {
            return Files.writeString(file, "").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
