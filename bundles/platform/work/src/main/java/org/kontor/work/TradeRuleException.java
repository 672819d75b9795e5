package org.kontor.work;

/**
 * A rule of the trade forbids what was asked. {@code code} is stable (the problem's type), the sentence names what is
 * wrong, the remedy what to do. {@code field} is empty when no single field is to blame.
 */
public final class TradeRuleException extends RuntimeException {

    public enum Kind {
        INVALID,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        STALE
    }

    private final Kind kind;
    private final String code;
    private final String field;
    private final String remedy;

    private TradeRuleException(Kind kind, String code, String field, String sentence, String remedy) {
        super(sentence);
        this.kind = kind;
        this.code = code;
        this.field = field;
        this.remedy = remedy;
    }

    public static TradeRuleException invalid(String code, String field, String sentence, String remedy) {
        return new TradeRuleException(Kind.INVALID, code, field, sentence, remedy);
    }

    public static TradeRuleException forbidden(String code, String sentence, String remedy) {
        return new TradeRuleException(Kind.FORBIDDEN, code, "", sentence, remedy);
    }

    /** For what does not exist and for what the caller may not know of: they look the same. */
    public static TradeRuleException notFound(String what) {
        return new TradeRuleException(Kind.NOT_FOUND, "not-found", "", "There is no such " + what, "check the id");
    }

    public static TradeRuleException conflict(String code, String sentence, String remedy) {
        return new TradeRuleException(Kind.CONFLICT, code, "", sentence, remedy);
    }

    /** The caller changed a version that is no longer the latest. */
    public static TradeRuleException stale(String what) {
        return new TradeRuleException(
                Kind.STALE, "stale", "", "The " + what + " has changed since you read it", "read it again and repeat");
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public String field() {
        return field;
    }

    public String remedy() {
        return remedy;
    }
}
