package org.kontor.outbound.journal;

import static org.kontor.outbound.journal.Disguise.HIDDEN;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;

/** JSON, written anew without what stands under secret names; of long JSON only the beginning. */
final class JsonText {

    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private JsonText() {}

    /** Empty when the text is no JSON as far as it is read. */
    static Optional<String> hidden(String text, int most, Disguise disguise) {
        StringWriter written = new StringWriter();
        try (JsonParser parser = FACTORY.createParser(text);
                JsonGenerator generator = FACTORY.createGenerator(written)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            while (parser.nextToken() != null && parser.currentLocation().getCharOffset() < most) {
                copy(parser, generator, disguise);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return written.getBuffer().isEmpty() ? Optional.empty() : Optional.of(written.toString());
    }

    private static void copy(JsonParser parser, JsonGenerator generator, Disguise disguise) throws IOException {
        boolean secret = parser.currentToken() == JsonToken.FIELD_NAME && SecretNames.hold(parser.currentName());
        if (parser.currentToken().isNumeric()) {
            generator.writeNumber(parser.getText());
        } else {
            generator.copyCurrentEvent(parser);
        }
        if (secret) {
            parser.nextToken();
            learn(parser, disguise);
            generator.writeString(HIDDEN);
        }
    }

    /** Every text of the value the parser is at; leaves it at the value's end. */
    private static void learn(JsonParser parser, Disguise disguise) throws IOException {
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            if (token == null) {
                return;
            }
            if (token == JsonToken.VALUE_STRING) {
                disguise.learn(parser.getText());
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        } while (depth > 0 && (parser.nextToken() != null));
    }
}
