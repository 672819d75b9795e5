package org.kontor.values;

/** A value breaks a rule of its type. The edge turns it into a problem that names the field, the rule and the remedy. */
public final class InvalidValueException extends IllegalArgumentException {

    private final String field;
    private final String rule;
    private final String remedy;

    public InvalidValueException(String field, String rule, String remedy) {
        super(field + " " + rule);
        this.field = field;
        this.rule = rule;
        this.remedy = remedy;
    }

    public String field() {
        return field;
    }

    public String rule() {
        return rule;
    }

    public String remedy() {
        return remedy;
    }
}
