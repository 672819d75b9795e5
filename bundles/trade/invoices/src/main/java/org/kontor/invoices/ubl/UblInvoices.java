package org.kontor.invoices.ubl;

import com.helger.diagnostics.error.list.ErrorList;
import com.helger.jaxb.GenericJAXBMarshaller;
import com.helger.ubl21.UBL21Marshaller;
import java.util.function.Supplier;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.BillingReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DocumentReferenceType;
import oasis.names.specification.ubl.schema.xsd.creditnote_21.CreditNoteType;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;
import org.kontor.invoices.Kind;
import org.kontor.invoices.domain.Content;
import org.kontor.invoices.domain.InvoiceXml;
import org.kontor.invoices.domain.Preceding;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Component;

/**
 * Writes UBL 2.1 with ph-ubl21, checked by OASIS' schemas, as EN 16931 binds it (CEN/TS 16931-3-2); each term's number
 * stands beside it. The first document takes seconds, because JAXB reads all of UBL; later ones do not.
 */
@Component(service = InvoiceXml.class)
public final class UblInvoices implements InvoiceXml {

    private static final String EN_16931 = "urn:cen.eu:en16931:2017";

    @Override
    public byte[] of(Content content, String number) {
        return content.kind() == Kind.INVOICE
                ? written(UBL21Marshaller.invoice(), invoice(content, number))
                : written(UBL21Marshaller.creditNote(), creditNote(content, number));
    }

    private static <T> byte[] written(GenericJAXBMarshaller<T> writer, T document) {
        ErrorList errors = new ErrorList();
        writer.setCollectErrors(errors).setFormattedOutput(true);
        byte[] xml = withOurLibraries(() -> writer.getAsBytes(document));
        if (xml == null) {
            throw TradeRuleException.conflict(
                    "not-writable",
                    "It cannot be written as UBL: " + errors.getAllErrors(),
                    "look for letters in names and goods that XML does not have");
        }
        return xml;
    }

    /** JAXB looks for its implementation where the thread does, and ours is in this bundle. */
    private static byte[] withOurLibraries(Supplier<byte[]> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(UblInvoices.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static InvoiceType invoice(Content content, String number) {
        InvoiceType invoice = new InvoiceType();
        invoice.setCustomizationID(EN_16931); // BT-24
        invoice.setID(number); // BT-1
        invoice.setIssueDate(content.issuedOn()); // BT-2
        invoice.setInvoiceTypeCode(content.kind().code()); // BT-3
        invoice.addNote(UblParts.note(content)); // BT-22
        if (!UblSums.outside(content)) {
            invoice.setTaxPointDate(content.delivery().shippedOn()); // BT-7
        }
        invoice.setDocumentCurrencyCode(UblSums.currency(content)); // BT-5
        invoice.setOrderReference(UblParts.order(content)); // BT-13
        UblParts.waybill(content).ifPresent(invoice::addDespatchDocumentReference); // BT-16
        invoice.setAccountingSupplierParty(UblParts.seller(content)); // BG-4
        invoice.setAccountingCustomerParty(UblParts.buyer(content)); // BG-7
        invoice.addDelivery(UblParts.delivery(content)); // BG-13
        invoice.addPaymentMeans(UblParts.paymentMeans(content)); // BG-16
        invoice.addPaymentTerms(UblParts.terms(content)); // BT-20
        UblSums.charge(content).ifPresent(invoice::addAllowanceCharge); // BG-21
        invoice.addTaxTotal(UblSums.tax(content)); // BT-110, BG-23
        invoice.setLegalMonetaryTotal(UblSums.totals(content)); // BG-22
        content.lines().forEach(line -> invoice.addInvoiceLine(UblLines.invoiced(line, content))); // BG-25
        return invoice;
    }

    private static CreditNoteType creditNote(Content content, String number) {
        CreditNoteType note = new CreditNoteType();
        note.setCustomizationID(EN_16931);
        note.setID(number);
        note.setIssueDate(content.issuedOn());
        note.setCreditNoteTypeCode(content.kind().code());
        note.addNote(UblParts.note(content));
        if (!UblSums.outside(content)) {
            note.setTaxPointDate(content.delivery().shippedOn());
        }
        note.setDocumentCurrencyCode(UblSums.currency(content));
        note.setOrderReference(UblParts.order(content));
        note.addBillingReference(preceding(content.preceding().orElseThrow())); // BG-3
        UblParts.waybill(content).ifPresent(note::addDespatchDocumentReference);
        note.setAccountingSupplierParty(UblParts.seller(content));
        note.setAccountingCustomerParty(UblParts.buyer(content));
        note.addDelivery(UblParts.delivery(content));
        note.addPaymentMeans(UblParts.paymentMeans(content));
        note.addPaymentTerms(UblParts.terms(content));
        note.addTaxTotal(UblSums.tax(content));
        note.setLegalMonetaryTotal(UblSums.totals(content));
        content.lines().forEach(line -> note.addCreditNoteLine(UblLines.credited(line, content)));
        return note;
    }

    private static BillingReferenceType preceding(Preceding invoice) {
        DocumentReferenceType document = new DocumentReferenceType();
        document.setID(invoice.number()); // BT-25
        document.setIssueDate(invoice.issuedOn()); // BT-26
        BillingReferenceType reference = new BillingReferenceType();
        reference.setInvoiceDocumentReference(document);
        return reference;
    }
}
