package org.kontor.web.engine;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.time.Instant;
import java.time.LocalDate;
import org.kontor.store.Documents;

/** Reads what callers send: nothing is turned into another type, no field comes twice, no list has an empty place. */
final class StrictJson {

    private StrictJson() {}

    static JsonMapper mapper() {
        return Documents.mapper()
                .rebuild()
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .addModule(new SimpleModule("texts")
                        .addDeserializer(String.class, new TextReader())
                        .addDeserializer(LocalDate.class, new WrittenTime<>(LocalDate.class, LocalDate::parse))
                        .addDeserializer(Instant.class, new WrittenTime<>(Instant.class, Instant::parse)))
                .build();
    }
}
