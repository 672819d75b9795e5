package org.kontor.carrier;

import java.util.List;
import org.kontor.values.Address;
import org.kontor.values.Require;

/** What a carrier says of an address: whether it delivers there, how it would write it, and a sentence for the trader. */
public record AddressFinding(boolean served, List<Address> suggestions, String sentence) {

    public AddressFinding {
        suggestions = List.copyOf(suggestions);
        sentence = Require.text("addressFinding.sentence", sentence);
    }
}
