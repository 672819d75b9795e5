package org.kontor.outbound.client;

import java.time.Duration;
import java.util.Optional;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Request;
import org.kontor.values.ProviderException;

/** How one request went, secrets and all. With a failure the answer is as much of it as had come, if any. */
public record Exchanged(
        Request request,
        Optional<Answer> answer,
        Optional<ProviderException> failure,
        Optional<Refusal> refusal,
        Duration took) {}
