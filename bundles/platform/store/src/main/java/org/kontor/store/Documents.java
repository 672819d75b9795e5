package org.kontor.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Currency;
import org.kontor.values.Country;
import org.kontor.values.HsCode;
import org.kontor.values.Money;

/**
 * How our values look as JSON, in a column and on the wire: money as {@code {"amount":"1234.50","currency":"USD"}},
 * a country as {@code "CN"}, an HS code as {@code "9405.42"}, times as ISO 8601. Unknown fields are refused.
 */
public final class Documents {

    private abstract static class MoneyJson {
        @JsonCreator
        static Money parse(@JsonProperty("amount") String amount, @JsonProperty("currency") String currency) {
            throw new AssertionError("a mix-in is never called");
        }

        @JsonProperty("amount")
        abstract String amount();

        @JsonProperty("currency")
        abstract Currency currency();

        @JsonIgnore
        abstract long minor();

        @JsonIgnore
        abstract boolean isPositive();

        @JsonIgnore
        abstract boolean isZero();
    }

    private abstract static class CountryJson {
        @JsonCreator
        static Country of(String code) {
            throw new AssertionError("a mix-in is never called");
        }

        @JsonValue
        abstract String code();
    }

    private abstract static class HsCodeJson {
        @JsonCreator
        HsCodeJson(String digits) {}

        @Override
        @JsonValue
        public abstract String toString();
    }

    private static final int LONGEST_DOCUMENT = 4_194_304;
    private static final int LONGEST_TEXT = 262_144;

    /** A document may hold another in one text, as a kept answer does. */
    private static final JsonMapper MAPPER = mapper(LONGEST_DOCUMENT);

    private Documents() {}

    /** A new mapper with our values' forms; each bundle that needs one keeps its own. */
    public static JsonMapper mapper() {
        return mapper(LONGEST_TEXT);
    }

    private static JsonMapper mapper(int longestText) {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .addMixIn(Money.class, MoneyJson.class)
                .addMixIn(Country.class, CountryJson.class)
                .addMixIn(HsCode.class, HsCodeJson.class)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(64)
                        .maxNumberLength(40)
                        .maxStringLength(longestText)
                        .maxDocumentLength(LONGEST_DOCUMENT)
                        .build());
        return mapper;
    }

    /** A document of ours for a text column. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "cannot write a " + value.getClass().getName(), e);
        }
    }

    /** Reads back what {@link #write} wrote. */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored " + type.getName() + " cannot be read", e);
        }
    }
}
