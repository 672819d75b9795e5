package org.kontor.carrier.air;

import java.lang.annotation.Annotation;

/** An account's settings as an operator would make them; the fields are changed by the tests that need it. */
final class Account implements AirCarrier.Settings {

    String address = "https://1r.airline.example/";
    String waybillPath = "logistics-objects/waybill-{prefix}-{number}";
    String organisation = "";
    String keys = "";
    String agent = "";
    String secret = "";
    boolean ownIds;
    long patience;
    String[] prefixes = {};

    @Override
    public String address() {
        return address;
    }

    @Override
    public String token_address() {
        return address + "token";
    }

    @Override
    public String client_id() {
        return "kontor";
    }

    @Override
    public String _client_secret() {
        return secret;
    }

    @Override
    public String token_scope() {
        return "";
    }

    @Override
    public String organisation() {
        return organisation;
    }

    @Override
    public String currency() {
        return "USD";
    }

    @Override
    public int divisor() {
        return 6000;
    }

    @Override
    public long patience_millis() {
        return patience;
    }

    @Override
    public String waybill_path() {
        return waybillPath;
    }

    @Override
    public boolean own_ids() {
        return ownIds;
    }

    @Override
    public String[] prefixes() {
        return prefixes;
    }

    @Override
    public String keys_address() {
        return keys;
    }

    @Override
    public String[] issuers() {
        return new String[] {"https://idp.example/"};
    }

    @Override
    public String agent() {
        return agent;
    }

    @Override
    public String _push_secret() {
        return secret;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return AirCarrier.Settings.class;
    }
}
