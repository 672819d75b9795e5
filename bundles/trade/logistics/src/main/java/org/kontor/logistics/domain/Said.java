package org.kontor.logistics.domain;

import java.time.Instant;
import org.kontor.carrier.RateAnswer;
import org.kontor.logistics.Answered.From;
import org.kontor.providers.Providers.Answer;

/** What an account said to a question that was put at {@code at}. */
record Said(Answer<RateAnswer> answer, From from, Instant at) {}
