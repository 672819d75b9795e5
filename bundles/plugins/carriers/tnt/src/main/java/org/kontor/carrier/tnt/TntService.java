package org.kontor.carrier.tnt;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kontor.carrier.Shipment;
import org.kontor.values.Goods;

/** A service as we name it, {@code 15N} or {@code 15N+PR}: TNT's product, and the options of its price. Pure. */
final class TntService {

    private static final List<String> LITHIUM = List.of("UN3090", "UN3091", "UN3480", "UN3481");

    private static final int LONGEST_NAME = 100;

    private final String product;
    private final List<String> options;

    private TntService(String product, List<String> options) {
        this.product = product;
        this.options = List.copyOf(options);
    }

    static TntService parse(String name) {
        String[] parts = name.strip().split("\\+", -1);
        return new TntService(
                parts[0],
                Arrays.stream(parts).skip(1).filter(part -> !part.isBlank()).toList());
    }

    static TntService of(Xml product) {
        List<String> codes = product.all("options").stream()
                .flatMap(options -> options.all("option").stream())
                .map(option -> option.text("optionCode"))
                .filter(code -> !code.isEmpty())
                .toList();
        return new TntService(product.text("id"), codes);
    }

    /** What goes into a booking: {@code 15N}. */
    String product() {
        return product;
    }

    List<String> options() {
        return options;
    }

    /** The product without the letter for goods or documents: {@code 15}. */
    String bare() {
        return product.matches("\\w{2,}[ND]") ? product.substring(0, product.length() - 1) : product;
    }

    boolean isEconomy(String description) {
        return product.startsWith("48") || description.toLowerCase(Locale.ROOT).contains("economy");
    }

    /** False for a product without an id, or with one that is too long for a service. */
    boolean isNamed() {
        return !product.isEmpty() && name().length() <= LONGEST_NAME;
    }

    String name() {
        return options.isEmpty() ? product : product + "+" + String.join("+", options);
    }

    /** The option that dangerous goods travel by; the strictest, for a question may name one only. */
    static Optional<String> dangerous(Shipment shipment) {
        List<String> needed = shipment.goods().stream()
                .filter(Goods::dangerous)
                .map(TntService::option)
                .distinct()
                .toList();
        return needed.size() > 1 ? Optional.of("HZ") : needed.stream().findFirst();
    }

    private static String option(Goods goods) {
        if (LITHIUM.contains(goods.unNumber())) {
            return "LB";
        }
        return switch (goods.unNumber()) {
            case "UN1845" -> "DI";
            case "UN3373" -> "BB";
            default -> "HZ";
        };
    }
}
