package org.kontor.payment.bank.transfer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kontor.payment.BankStatement;
import org.kontor.values.InvalidValueException;

/** A file from a bank, recognised by what is in it: its name says nothing. */
final class BankFile {

    /** In bytes. */
    static final int LARGEST = 32 << 20;

    private static final String ANSWER = "CstmrPmtStsRpt";
    private static final String BYTE_ORDER_MARKS = "\u00ef\u00bb\u00bf\u00fe\u00ff";
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Optional<Element> message;
    private final List<MtField> fields;

    private BankFile(Optional<Element> message, List<MtField> fields) {
        this.message = message;
        this.fields = fields;
    }

    static BankFile of(byte[] content) {
        if (content.length > LARGEST) {
            throw unreadable("must not be larger than 32 MB");
        }
        if (isXml(content)) {
            List<String> names = new ArrayList<>(Camt.MESSAGES.keySet());
            names.add(ANSWER);
            Optional<Element> message = Element.read(content).anywhere(names);
            return new BankFile(Optional.of(message.orElseThrow(BankFile::stranger)), List.of());
        }
        List<MtField> fields = MtField.in(text(content));
        if (!Mt940.isStatement(fields)) {
            throw stranger();
        }
        return new BankFile(Optional.empty(), fields);
    }

    List<BankStatement> statements() {
        if (answer().isPresent()) {
            throw unreadable("must be a statement, and is the bank's answer to a payment: lay it into the inbox");
        }
        List<Sheet> sheets = message.map(Camt::read).orElseGet(() -> Mt940.read(fields));
        return Binder.bind(sheets);
    }

    /** The bank's answer to our payments, pain.002, if the file is one. */
    Optional<Element> answer() {
        return message.filter(element -> element.name().equals(ANSWER));
    }

    private static boolean isXml(byte[] content) {
        for (byte b : content) {
            boolean mark = BYTE_ORDER_MARKS.indexOf(b & 0xff) >= 0;
            if (b > ' ' || b < 0 && !mark) {
                return b == '<';
            }
        }
        return false;
    }

    private static String text(byte[] content) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            // Older banks write Latin 1, which every sequence of bytes is.
            text = new String(content, StandardCharsets.ISO_8859_1);
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static InvalidValueException stranger() {
        return unreadable("must be camt.052, camt.053, camt.054, MT940 or MT942");
    }

    private static InvalidValueException unreadable(String rule) {
        return new InvalidValueException("file", rule, "ask the bank for its statement in one of these forms");
    }
}
