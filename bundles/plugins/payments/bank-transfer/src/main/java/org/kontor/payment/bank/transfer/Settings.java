package org.kontor.payment.bank.transfer;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Bank transfer")
@interface Settings {

    @AttributeDefinition(description = "our name as our bank has it: whom a payer pays, and who pays out")
    String beneficiary();

    @AttributeDefinition(
            description =
                    "one per currency, with ; between: CURRENCY|account (IBAN or the bank's number)|BIC|bank's name,"
                            + " e.g. EUR|DE89370400440532013000|COBADEFFXXX|Commerzbank")
    String accounts();

    @AttributeDefinition(
            required = false,
            description = "one per currency, with ; between: CURRENCY|first characters of the IBANs that the bank lets"
                    + " us give out, without check digits, e.g. EUR|DE3704004499; every charge gets one of its own")
    String virtual_accounts() default "";

    @AttributeDefinition(description = "days for which the payer is asked to send the money")
    int valid_days() default 14;

    @AttributeDefinition(required = false, description = "our town, which a transfer beyond SEPA must tell")
    String town() default "";

    @AttributeDefinition(required = false, description = "our country, two letters")
    String country() default "";

    @AttributeDefinition(required = false, description = "our number with the bank, where it wants one in every file")
    String organisation() default "";

    @AttributeDefinition(description = "who bears the charges beyond SEPA: SHAR, DEBT (we) or CRED (the payee)")
    String charges() default "SHAR";

    @AttributeDefinition(required = false, description = "folder from which the bank's connector takes payment files")
    String outbox() default "";

    @AttributeDefinition(
            required = false,
            description = "folder into which it lays answers and statements; we remove none")
    String inbox() default "";

    @AttributeDefinition(
            required = false,
            description = "folder of our own records, on a disk that is kept and that every node sees;"
                    + " without it bank-transfer/<pid> in the server's folder")
    String books() default "";

    String service_pid();
}
