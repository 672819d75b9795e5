package org.kontor.carrier.dhl;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.values.Goods;

/** What the operator has agreed with DHL, as the settings say it. */
record Account(
        String number,
        String dutiesNumber,
        String phone,
        List<String> agreedProducts,
        List<Dangerous> dangerous,
        List<Registration> registrations,
        String labelFormat,
        String labelTemplate,
        String pickupProduct,
        String requestor) {

    /** Goods of this UN number travel by this service code and content id. */
    record Dangerous(String unNumber, String service, String content) {}

    /** A number that customs know the shipper by: its kind (VAT, EOR, …), the number, the country that gave it. */
    record Registration(String kind, String number, String country) {}

    static Account of(Settings settings) {
        return new Account(
                settings.account().strip(),
                settings.duties_account().isBlank()
                        ? settings.account().strip()
                        : settings.duties_account().strip(),
                settings.phone().strip(),
                words(settings.agreed_products()).toList(),
                triples("dangerous.goods", settings.dangerous_goods())
                        .map(three -> new Dangerous(three[0], three[1], three[2]))
                        .toList(),
                triples("shipper.registrations", settings.shipper_registrations())
                        .map(three -> new Registration(three[0], three[1], three[2]))
                        .toList(),
                settings.label_format().strip(),
                settings.label_template().strip(),
                settings.pickup_product().strip(),
                settings.requestor().strip());
    }

    /** How goods travel that are dangerous; empty when DHL has not agreed to take them. */
    Optional<Dangerous> terms(Goods goods) {
        return dangerous.stream()
                .filter(terms -> terms.unNumber().equals(goods.unNumber()))
                .findFirst();
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.strip().split("[\\s,]+")).filter(word -> !word.isEmpty());
    }

    private static Stream<String[]> triples(String setting, String text) {
        return words(text).map(word -> word.split(":")).peek(parts -> {
            if (parts.length != 3) {
                throw new IllegalArgumentException(
                        setting + " must be three words between colons, was " + String.join(":", parts));
            }
        });
    }
}
