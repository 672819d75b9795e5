package org.kontor.carrier.tnt;

import org.kontor.carrier.BookingOutcome;

/** Answers about an order, in TNT's form. */
final class ShipAnswers {

    static final String UNKNOWN = "<TrackResponse><Consignment access=\"public\"><SummaryCode>CNF</SummaryCode>"
            + "</Consignment></TrackResponse>";
    static final String TRACKED = "<TrackResponse><Consignment access=\"full\">"
            + "<ConsignmentNumber>160948545</ConsignmentNumber><SummaryCode>INT</SummaryCode><OriginCountry>"
            + "<CountryCode>CN</CountryCode></OriginCountry></Consignment></TrackResponse>";
    static final String CREATED = created("Y", "GE160948545CN");
    static final String SHIPPED = "<SHIP><CONSIGNMENT><CONREF>K</CONREF><CONNUMBER>GE160948545CN</CONNUMBER>"
            + "<SUCCESS>Y</SUCCESS></CONSIGNMENT></SHIP>";
    static final String ADDRESS_LABEL = "<?xml version=\"1.0\"?><?xml-stylesheet href=\"https://express.tnt.com/x.xsl\""
            + " type=\"text/xsl\"?><CONSIGNMENTBATCH><CONSIGNMENT><CONNUMBER>GE160948545CN</CONNUMBER></CONSIGNMENT>"
            + "</CONSIGNMENTBATCH>";
    static final String LABEL_DATA =
            "<labelResponse><consignment key=\"1\"><pieceLabelData/></consignment></labelResponse>";
    static final String PDF = "%PDF-1.4 a label";

    private ShipAnswers() {}

    /** TNT that answers an order and the question for its result so, and has all labels. */
    static ScriptedTnt tnt(String order, String result) {
        return new ScriptedTnt()
                .on("labelRequest", LABEL_DATA)
                .on("documentType=routingLabel", PDF)
                .on("TrackRequest", UNKNOWN)
                .on("ESHIPPER", order)
                .on("GET_RESULT", result)
                .on("GET_LABEL", ADDRESS_LABEL);
    }

    static BookingOutcome.Booked booked(BookingOutcome outcome) {
        return outcome.fold(
                booked -> booked,
                requested -> {
                    throw new AssertionError(requested.reference());
                },
                refused -> {
                    throw new AssertionError(refused.refusal().sentence());
                });
    }

    static String document(String content) {
        return "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?><document>" + content + "</document>";
    }

    static String created(String success, String number) {
        return "<CREATE><CONREF>K</CONREF><CONNUMBER>" + number + "</CONNUMBER><SUCCESS>" + success
                + "</SUCCESS></CREATE>";
    }

    static String error(String code, String description) {
        return "<ERROR><CODE>" + code + "</CODE><DESCRIPTION>" + description
                + "</DESCRIPTION><SOURCE>K</SOURCE></ERROR>";
    }
}
