package org.kontor.payment.bank.transfer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.kontor.values.Money;

/** Writes a payment file of one payment: ISO 20022 pain.001.001.09. */
final class Pain001 {

    private static final String NAMESPACE = " xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"";
    private static final int SEPA_NAME = 70;
    private static final int NAME = 140;
    private static final int WORDS = 140;
    private static final int REFERENCE = 35;

    private final Settings settings;
    private final Account debtor;

    Pain001(Settings settings, Account debtor) {
        this.settings = settings;
        this.debtor = debtor;
    }

    byte[] write(String id, Payee payee, Money amount, String reference, Instant now) {
        boolean sepa = amount.currency().getCurrencyCode().equals("EUR")
                && debtor.isIban()
                && Iban.sepa(debtor.number())
                && Iban.sepa(payee.iban());
        String sum = amount.amount();
        PaymentXml xml = new PaymentXml();
        xml.open("Document", NAMESPACE).open("CstmrCdtTrfInitn").open("GrpHdr");
        xml.text("MsgId", id)
                .text("CreDtTm", now.truncatedTo(ChronoUnit.SECONDS).toString());
        xml.text("NbOfTxs", "1").text("CtrlSum", sum).open("InitgPty").text("Nm", ourName(sepa));
        organisation(xml);
        xml.close(2).open("PmtInf").text("PmtInfId", id).text("PmtMtd", "TRF").text("BtchBookg", "false");
        xml.text("NbOfTxs", "1").text("CtrlSum", sum);
        if (sepa) {
            xml.open("PmtTpInf").open("SvcLvl").text("Cd", "SEPA").close(2);
        }
        xml.open("ReqdExctnDt")
                .text("Dt", now.atZone(ZoneOffset.UTC).toLocalDate().toString())
                .close(1);
        debtor(xml, sepa);
        xml.text("ChrgBr", sepa ? "SLEV" : settings.charges());
        transfer(xml, id, payee, amount, reference, sepa);
        return xml.close(3).bytes();
    }

    private void debtor(PaymentXml xml, boolean sepa) {
        xml.open("Dbtr").text("Nm", ourName(sepa));
        address(xml, "", "", "", Latin.spelt(settings.town(), REFERENCE), settings.country());
        xml.close(1).open("DbtrAcct");
        account(xml, debtor.isIban() ? debtor.number() : "", debtor.number());
        xml.text("Ccy", debtor.currency().getCurrencyCode()).close(1);
        agent(xml, "DbtrAgt", debtor.bic(), "", true);
    }

    private static void transfer(PaymentXml xml, String id, Payee payee, Money amount, String reference, boolean sepa) {
        xml.open("CdtTrfTxInf")
                .open("PmtId")
                .text("InstrId", id)
                .text("EndToEndId", id)
                .close(1);
        xml.open("Amt");
        xml.text("InstdAmt", " Ccy=\"" + amount.currency().getCurrencyCode() + "\"", amount.amount());
        xml.close(1);
        agent(xml, "CdtrAgt", payee.part("bic"), payee.part("clearing"), !sepa);
        xml.open("Cdtr").text("Nm", Latin.spelt(payee.holder(), sepa ? SEPA_NAME : NAME));
        address(
                xml,
                Latin.spelt(payee.part("street"), SEPA_NAME),
                Latin.spelt(payee.part("building"), 16),
                Latin.spelt(payee.part("postcode"), 16),
                Latin.spelt(payee.part("town"), REFERENCE),
                payee.part("country"));
        xml.close(1).open("CdtrAcct");
        account(xml, payee.iban(), payee.part("account"));
        xml.close(1).open("Purp").text("Cd", "GDDS").close(1);
        remittance(xml, reference);
        xml.close(1);
    }

    private static void remittance(PaymentXml xml, String reference) {
        String normal = Iban.normal(reference);
        String words = Latin.spelt(reference, WORDS);
        if (CreditorReference.valid(normal)) {
            xml.open("RmtInf")
                    .open("Strd")
                    .open("CdtrRefInf")
                    .open("Tp")
                    .open("CdOrPrtry")
                    .text("Cd", "SCOR");
            xml.close(2).text("Ref", normal).close(3);
        } else if (!words.isEmpty()) {
            xml.open("RmtInf").text("Ustrd", words).close(1);
        }
    }

    private static void account(PaymentXml xml, String iban, String number) {
        xml.open("Id");
        if (iban.isEmpty()) {
            xml.open("Othr").text("Id", number).close(1);
        } else {
            xml.text("IBAN", iban);
        }
        xml.close(1);
    }

    /** A bank by its BIC or its number in the country's clearing; SEPA finds it by the account alone. */
    private static void agent(PaymentXml xml, String name, String bic, String clearing, boolean required) {
        if (bic.isEmpty() && clearing.isEmpty() && !required) {
            return;
        }
        xml.open(name).open("FinInstnId").text("BICFI", bic);
        if (!clearing.isEmpty()) {
            String[] system = clearing.split(":");
            xml.open("ClrSysMmbId").open("ClrSysId").text("Cd", system[0]).close(1);
            xml.text("MmbId", system[1]).close(1);
        } else if (bic.isEmpty()) {
            xml.open("Othr").text("Id", "NOTPROVIDED").close(1);
        }
        xml.close(2);
    }

    /** In parts, never in lines: a town and a country, or nothing. */
    private static void address(
            PaymentXml xml, String street, String building, String postcode, String town, String country) {
        if (!town.isEmpty() && !country.isEmpty()) {
            xml.open("PstlAdr").text("StrtNm", street).text("BldgNb", building).text("PstCd", postcode);
            xml.text("TwnNm", town).text("Ctry", country).close(1);
        }
    }

    private void organisation(PaymentXml xml) {
        String number = Latin.spelt(settings.organisation(), REFERENCE);
        if (!number.isEmpty()) {
            xml.open("Id").open("OrgId").open("Othr").text("Id", number).close(3);
        }
    }

    private String ourName(boolean sepa) {
        return Latin.spelt(settings.beneficiary(), sepa ? SEPA_NAME : NAME);
    }
}
