package org.kontor.carrier.tnt;

/** Answers to a question for prices, in TNT's form. */
final class PriceAnswers {

    private PriceAnswers() {}

    static String document(String content) {
        return "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<document><requestId>28817</requestId>"
                + content + "</document>";
    }

    static String prices(String currency, String services) {
        return "<priceResponse><ratedServices><rateId>rate2</rateId><currency>" + currency + "</currency>" + services
                + "</ratedServices></priceResponse>";
    }

    static String service(String id, String name, String total, String withoutTax, String tax, String elements) {
        return "<ratedService><product><id>" + id + "</id><productDesc>" + name + "</productDesc></product><totalPrice>"
                + total + "</totalPrice><totalPriceExclVat>" + withoutTax + "</totalPriceExclVat><vatAmount>" + tax
                + "</vatAmount><chargeElements>" + elements + "</chargeElements></ratedService>";
    }

    static String element(String category, String code, String description, String value) {
        return "<chargeElement><chargeItem>1</chargeItem><chargeCategory>" + category + "</chargeCategory><chargeCode>"
                + code + "</chargeCode><description>" + description + "</description><chargeValue>" + value
                + "</chargeValue><vatIndicator>true</vatIndicator></chargeElement>";
    }

    static String rule(String type, String code, String description) {
        return "<errors><brokenRule><rateId>rate2</rateId><messageType>" + type + "</messageType><code>" + code
                + "</code><description>" + description + "</description></brokenRule></errors>";
    }
}
