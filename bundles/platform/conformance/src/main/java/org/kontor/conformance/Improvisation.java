package org.kontor.conformance;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A part whose answers an author's own code finds. */
final class Improvisation implements Part {

    private final Improviser improviser;
    private final Set<String> keys = new HashSet<>();

    Improvisation(Improviser improviser) {
        this.improviser = improviser;
    }

    @Override
    public Optional<String> key(Heard request) {
        return Optional.ofNullable(request.headers().get("idempotency-key"));
    }

    @Override
    public synchronized Answer answer(Heard request) {
        Optional<String> key = key(request);
        key.ifPresent(keys::add);
        Improviser.Reply reply = improviser.answer(
                new Improviser.Call(request.method(), request.path(), key.orElse(""), request.json()));
        return new Answer(reply.status(), Map.of(), reply.body());
    }

    @Override
    public synchronized int acts() {
        return keys.size();
    }

    @Override
    public List<String> unknown() {
        return List.of();
    }
}
