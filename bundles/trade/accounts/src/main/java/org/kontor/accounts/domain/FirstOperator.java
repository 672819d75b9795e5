package org.kontor.accounts.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.kontor.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the first operator and leaves its key in a file that only the server's user can read. Does so again at a start that
 * finds no live operator key, so that whoever may restart the server can always get in again.
 */
@Component(service = FirstOperator.class, immediate = true)
public final class FirstOperator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstOperator.class);

    @Activate
    public FirstOperator(@Reference OperatorDesk operators, @Reference Transactions transactions) {
        this(operators, transactions, Path.of(System.getProperty("karaf.etc", "etc")));
    }

    FirstOperator(OperatorDesk operators, Transactions transactions, Path etc) {
        if (operators.anybody()) {
            return;
        }
        Path file = etc.resolve("operator.token").toAbsolutePath();
        transactions.run(() -> write(file, operators.reappoint("operator").token()));
        LOG.info("A key of the operator is in {}: send it as 'Authorization: Bearer', then delete the file", file);
    }

    /** Within the transaction: no file, no operator; when the commit fails, the next start overwrites it. */
    private static void write(Path file, String token) {
        try {
            Path fresh = Files.createTempFile(file.getParent(), "operator", ".tmp");
            Files.writeString(fresh, token + System.lineSeparator());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
