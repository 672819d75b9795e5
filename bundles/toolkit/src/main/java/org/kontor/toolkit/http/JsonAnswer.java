package org.kontor.toolkit.http;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer in JSON; {@code body} is a missing node when there is none, or when an answer that is not good has another form. */
public record JsonAnswer(int status, JsonNode body) {

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
        return Integer.toString(status);
    }
}
