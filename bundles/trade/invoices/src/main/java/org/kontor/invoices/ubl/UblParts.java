package org.kontor.invoices.ubl;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AddressLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AddressType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ContactType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CountryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CustomerPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DeliveryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DocumentReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.LocationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.OrderReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyLegalEntityType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyNameType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyTaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentMeansType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentTermsType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.SupplierPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.NoteType;
import org.kontor.invoices.domain.Content;
import org.kontor.invoices.domain.Delivery;
import org.kontor.invoices.domain.Trader;
import org.kontor.invoices.domain.VatNumber;
import org.kontor.values.Address;
import org.kontor.values.Country;

/** The parties of a document, the goods' way and how it is paid. */
final class UblParts {

    /** UNTDID 4461. */
    private static final String ONLINE_PAYMENT_SERVICE = "68";

    /** Of the list of electronic address schemes: an e-mail address. */
    private static final String EMAIL = "EM";

    private static final String VAT = "VAT";
    private static final String OTHER_TAX = "TAX";

    private UblParts() {}

    static SupplierPartyType seller(Content content) {
        PartyType party = party(content.seller());
        tax(content.seller(), content).ifPresent(party::addPartyTaxScheme);
        SupplierPartyType seller = new SupplierPartyType();
        seller.setParty(party);
        return seller;
    }

    static CustomerPartyType buyer(Content content) {
        PartyType party = party(content.buyer());
        tax(content.buyer(), content)
                .filter(scheme -> scheme.getTaxScheme().getIDValue().equals(VAT))
                .ifPresent(party::addPartyTaxScheme);
        CustomerPartyType buyer = new CustomerPartyType();
        buyer.setParty(party);
        return buyer;
    }

    private static PartyType party(Trader trader) {
        PartyType party = new PartyType();
        if (!trader.email().isEmpty()) {
            party.setEndpointID(trader.email()).setSchemeID(EMAIL); // BT-34, BT-49
        }
        given(trader.localName(), name -> party.addPartyName(name(name))); // BT-28, BT-45
        party.setPostalAddress(address(trader.address())); // BG-5, BG-8
        PartyLegalEntityType entity = new PartyLegalEntityType();
        entity.setRegistrationName(trader.legalName()); // BT-27, BT-44
        given(trader.registrationNumber(), entity::setCompanyID); // BT-30, BT-47
        party.addPartyLegalEntity(entity);
        ContactType contact = new ContactType();
        given(trader.phone(), contact::setTelephone); // BT-42, BT-57
        given(trader.email(), contact::setElectronicMail); // BT-43, BT-58
        party.setContact(contact);
        return party;
    }

    /** What is not subject to VAT names no number of VAT (BR-O-02). */
    private static Optional<PartyTaxSchemeType> tax(Trader trader, Content content) {
        if (trader.taxNumber().isEmpty()) {
            return Optional.empty();
        }
        Optional<VatNumber> vat = VatNumber.of(trader.taxNumber()).filter(number -> !UblSums.outside(content));
        PartyTaxSchemeType tax = new PartyTaxSchemeType();
        tax.setCompanyID(vat.map(VatNumber::toString).orElse(trader.taxNumber())); // BT-31 or -32, BT-48
        tax.setTaxScheme(scheme(vat.isPresent() ? VAT : OTHER_TAX));
        return Optional.of(tax);
    }

    private static PartyNameType name(String name) {
        PartyNameType written = new PartyNameType();
        written.setName(name);
        return written;
    }

    static TaxSchemeType vat() {
        return scheme(VAT);
    }

    private static TaxSchemeType scheme(String id) {
        TaxSchemeType scheme = new TaxSchemeType();
        scheme.setID(id);
        return scheme;
    }

    static AddressType address(Address address) {
        AddressType written = new AddressType();
        List<String> lines = address.lines();
        written.setStreetName(lines.get(0)); // BT-35
        if (lines.size() > 1) {
            written.setAdditionalStreetName(lines.get(1)); // BT-36
        }
        if (lines.size() > 2) {
            AddressLineType third = new AddressLineType();
            third.setLine(lines.get(2));
            written.addAddressLine(third); // BT-162
        }
        written.setCityName(address.city());
        given(address.postalCode(), written::setPostalZone);
        given(address.region(), written::setCountrySubentity);
        written.setCountry(country(address.country()));
        return written;
    }

    static CountryType country(Country country) {
        CountryType written = new CountryType();
        written.setIdentificationCode(country.code());
        return written;
    }

    static NoteType note(Content content) {
        Delivery delivery = content.delivery();
        return new NoteType("Delivery " + delivery.incoterm() + " " + delivery.place() + " (Incoterms 2020), carrier "
                + delivery.carrier() + ", waybill " + delivery.waybill());
    }

    static OrderReferenceType order(Content content) {
        OrderReferenceType reference = new OrderReferenceType();
        reference.setID(content.orderNumber());
        return reference;
    }

    static Optional<DocumentReferenceType> waybill(Content content) {
        return Optional.of(content.delivery().waybill())
                .filter(number -> !number.isEmpty())
                .map(number -> {
                    DocumentReferenceType waybill = new DocumentReferenceType();
                    waybill.setID(number);
                    return waybill;
                });
    }

    static DeliveryType delivery(Content content) {
        PartyType recipient = new PartyType();
        recipient.addPartyName(name(content.delivery().recipient())); // BT-70
        LocationType place = new LocationType();
        place.setAddress(address(content.delivery().destination())); // BG-15
        DeliveryType delivery = new DeliveryType();
        delivery.setActualDeliveryDate(content.delivery().shippedOn()); // BT-72
        delivery.setDeliveryLocation(place);
        delivery.setDeliveryParty(recipient);
        return delivery;
    }

    static PaymentMeansType paymentMeans(Content content) {
        PaymentMeansType means = new PaymentMeansType();
        means.setPaymentMeansCode(ONLINE_PAYMENT_SERVICE).setName(content.paidBy()); // BT-81, BT-82
        return means;
    }

    static PaymentTermsType terms(Content content) {
        PaymentTermsType terms = new PaymentTermsType();
        terms.addNote(new NoteType(content.terms()));
        return terms;
    }

    private static void given(String value, Consumer<String> set) {
        if (!value.isEmpty()) {
            set.accept(value);
        }
    }
}
