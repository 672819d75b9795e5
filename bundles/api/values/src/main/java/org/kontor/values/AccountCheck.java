package org.kontor.values;

import java.util.List;

/**
 * A further ability of any plugin: to look whether the settings of its account are good for anything, at the provider's
 * sandbox where there is one. It changes nothing, and is asked of an account that serves no trade.
 */
public interface AccountCheck {

    /** A sentence for each thing that an operator should mend, without secrets; empty when all is well. */
    List<String> check();
}
