package org.kontor.deployment.desk;

import java.util.function.Supplier;
import org.kontor.work.TradeRuleException;

/** The framework or the plugin itself did not do what was asked; the message is one sentence that says why. */
final class BundleTroubleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BundleTroubleException(String sentence) {
        super(sentence);
    }

    BundleTroubleException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Tells an operator what came of work that has left everything as it was. */
    static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (BundleTroubleException e) {
            throw TradeRuleException.conflict(
                    "plugin-does-not-serve", e.getMessage(), "Everything is as it was before; correct it and repeat");
        }
    }
}
