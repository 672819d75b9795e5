package org.kontor.web.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import org.kontor.values.InvalidValueException;

/** Takes texts only, of whole characters: half a surrogate pair could be kept, but never be sent again. */
final class TextReader extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;
    private static final String LAYOUT = "\t\n\r";

    TextReader() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(String.class, parser);
        }
        String text = parser.getText();
        if (text.codePoints().anyMatch(TextReader::isNoCharacter)) {
            throw new InvalidValueException(
                    "", "must not hold control characters or half characters", "Send printable text in UTF-8");
        }
        return text;
    }

    private static boolean isNoCharacter(int code) {
        boolean half = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
        return half || Character.isISOControl(code) && LAYOUT.indexOf(code) < 0;
    }
}
