package org.kontor.testkit.live.payment;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.kontor.testkit.live.Call;
import org.kontor.testkit.live.Reply;

/** How one provider puts things: what it answers to a call, how it signs, and what its messages look like. */
interface WireForm {

    /** True of a call in this form. */
    boolean isMeant(Call call);

    /** Does what the call asks; the answer is not signed yet. */
    Reply answer(Call call);

    /** The answer with something false in it. */
    Reply lied(Call call, Reply answer, Lie lie);

    /** True when its answers are signed. */
    boolean signs();

    /** The answer as it leaves. */
    Reply sealed(Call call, Reply answer);

    /** The message about the event, signed then; empty when the payment is none of this form's, or is not told of. */
    Optional<Letter> letter(Event event, URI to, Instant signed);
}
