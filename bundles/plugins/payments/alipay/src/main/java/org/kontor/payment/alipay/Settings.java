package org.kontor.payment.alipay;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One merchant account with Antom. */
@ObjectClassDefinition(name = "Alipay")
@interface Settings {

    /** When money of a card is taken. */
    enum Capture {
        AUTOMATIC,
        MANUAL
    }

    String service_pid();

    @AttributeDefinition(description = "the API's host, or the address before payments/pay; it must stand in bnd.bnd")
    String address() default "https://open-sea-global.alipay.com";

    @AttributeDefinition(description = "the client id; one that begins with SANDBOX_ is sent to the sandbox")
    String client_id();

    @AttributeDefinition(
            type = AttributeType.PASSWORD,
            description = "our private RSA key, PKCS#8 in base64, set as .private.key")
    String _private_key();

    @AttributeDefinition(description = "the version of our key that Antom knows")
    String key_version() default "1";

    @AttributeDefinition(
            description = "Antom's public RSA keys, X.509 in base64: one key, or 1=…,2=… while they change")
    String public_keys();

    @AttributeDefinition(description = "the wallet of a token or a code that names none")
    String wallet() default "ALIPAY_CN";

    @AttributeDefinition(description = "AUTOMATIC takes money of cards at once, MANUAL reserves it first")
    Capture capture() default Capture.AUTOMATIC;

    @AttributeDefinition(required = false, description = "the currency Antom settles in; empty: as in the contract")
    String settlement_currency() default "";

    @AttributeDefinition(required = false, description = "the merchant's country, two letters, where Antom wants it")
    String merchant_region() default "";

    @AttributeDefinition(required = false, description = "where the payer's browser comes back to")
    String return_url() default "";

    @AttributeDefinition(
            required = false,
            description = "where Antom sends its messages, exactly as it calls it: its path is part of the signature")
    String notify_url() default "";

    @AttributeDefinition(description = "seconds in which a request of ours may still be on its way")
    int margin_seconds() default 120;

    @AttributeDefinition(
            required = false,
            description = "file of what Antom cannot be asked for; empty: books/<pid>.jsonl below the server's folder")
    String books() default "";
}
