package org.kontor.deployment.settings;

import java.util.function.Consumer;
import org.osgi.service.metatype.AttributeDefinition;

/** The types that Metatype knows, as operators read them. */
enum Kind {
    STRING(AttributeDefinition.STRING, "String", "a text", text -> {}),
    PASSWORD(AttributeDefinition.PASSWORD, "Password", "a text", text -> {}),
    LONG(AttributeDefinition.LONG, "Long", "a whole number", Long::parseLong),
    INTEGER(AttributeDefinition.INTEGER, "Integer", "a whole number of 32 bits", Integer::parseInt),
    SHORT(AttributeDefinition.SHORT, "Short", "a whole number of 16 bits", Short::parseShort),
    BYTE(AttributeDefinition.BYTE, "Byte", "a whole number of 8 bits", Byte::parseByte),
    DOUBLE(AttributeDefinition.DOUBLE, "Double", "a number", Kind::finite),
    FLOAT(AttributeDefinition.FLOAT, "Float", "a number", Kind::finite),
    CHARACTER(AttributeDefinition.CHARACTER, "Character", "one character", Kind::single),
    BOOLEAN(AttributeDefinition.BOOLEAN, "Boolean", "true or false", Kind::truth);

    private final int metatype;
    private final String title;
    private final String words;
    private final Consumer<String> parser;

    Kind(int metatype, String title, String words, Consumer<String> parser) {
        this.metatype = metatype;
        this.title = title;
        this.words = words;
        this.parser = parser;
    }

    /** What nobody knows is a text, as Metatype has it. */
    static Kind of(int metatype) {
        for (Kind kind : values()) {
            if (kind.metatype == metatype) {
                return kind;
            }
        }
        return STRING;
    }

    String title() {
        return title;
    }

    /** "a whole number". */
    String words() {
        return words;
    }

    boolean isText() {
        return this == STRING || this == PASSWORD;
    }

    boolean isFraction() {
        return this == DOUBLE || this == FLOAT;
    }

    /** The least of its whole numbers. */
    long lowest() {
        return switch (this) {
            case INTEGER -> Integer.MIN_VALUE;
            case SHORT -> Short.MIN_VALUE;
            case BYTE -> Byte.MIN_VALUE;
            default -> Long.MIN_VALUE;
        };
    }

    /** The greatest of its whole numbers. */
    long highest() {
        return -1 - lowest();
    }

    boolean parses(String text) {
        try {
            parser.accept(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void finite(String text) {
        if (!Double.isFinite(Double.parseDouble(text))) {
            throw new IllegalArgumentException("not finite");
        }
    }

    private static void single(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not one character");
        }
    }

    private static void truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither");
        }
    }
}
