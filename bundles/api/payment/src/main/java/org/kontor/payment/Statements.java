package org.kontor.payment;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Reads a bank's files: account statements and notifications of credits and debits. */
@ConsumerType
public interface Statements {

    /**
     * Every statement in the file, in its order. Throws {@link org.kontor.values.InvalidValueException} that names what is wrong
     * when the file is none that the plugin can read; an odd entry is kept with a warning, and loses no other.
     */
    List<BankStatement> read(String fileName, byte[] content);
}
