package org.kontor.payment.alipay;

import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Cancels a payment, however far it came, unless its money has been taken. */
final class CallingOff {

    private final Antom antom;
    private final Lookup lookup;
    private final Margin margin;
    private final boolean reserves;

    /** How a payment stands for one who wants to call it off. */
    private enum Standing {
        UNKNOWN,
        OPEN,
        TAKEN,
        OVER
    }

    CallingOff(Antom antom, Lookup lookup, Margin margin, Account account) {
        this.antom = antom;
        this.lookup = lookup;
        this.margin = margin;
        this.reserves = account.reserves();
    }

    /** True when no money will move, false when it has; in doubt when a request or a payer may still come. */
    boolean callOff(IdempotencyKey key) {
        String id = RequestIds.of(key);
        return switch (standing(id)) {
            case TAKEN -> false;
            case OVER -> true;
            case OPEN, UNKNOWN -> cancel(id, key);
        };
    }

    private boolean cancel(String id, IdempotencyKey key) {
        Reply reply = antom.act("payments/cancel", Requests.about("paymentRequestId", id))
                .about("paymentRequestId", id);
        return switch (reply.status()) {
            case "S" -> true;
            case "F" -> refused(reply, id, key);
            default -> throw reply.doubt(reply.code());
        };
    }

    private boolean refused(Reply reply, String id, IdempotencyKey key) {
        Deed.requireSettings(reply);
        if (ResultCodes.isUnknown(reply.code())) {
            return neverComes(id, key);
        }
        if (ResultCodes.isClosed(reply.code())) {
            return true;
        }
        return switch (standing(id)) {
            case TAKEN -> false;
            case OVER -> true;
            case OPEN, UNKNOWN -> throw reply.doubt(reply.code());
        };
    }

    private boolean neverComes(String id, IdempotencyKey key) {
        if (lookup.isOpen(id) || !margin.isOver(key)) {
            throw new ProviderException(
                    Fault.IN_DOUBT, "Antom knows no such payment yet, and it may still be on its way");
        }
        return true;
    }

    private Standing standing(String id) {
        Reply reply = lookup.inquire("paymentRequestId", id);
        if (!Inquiry.knows(reply)) {
            return Standing.UNKNOWN;
        }
        return switch (reply.text("paymentStatus")) {
            case "FAIL", "CANCELLED" -> Standing.OVER;
            case "SUCCESS" -> reserves && Inquiry.isReserved(reply) ? Standing.OPEN : Standing.TAKEN;
            default -> Standing.OPEN;
        };
    }
}
