package org.kontor.accounts;

/** Where finding out who a trader is stands. */
public enum VerificationState {
    /** The provider has been or is being asked. */
    STARTED,
    /** The trader must correct or add data. */
    MORE_NEEDED,
    /** A person must look: the provider's, or an operator. */
    UNDER_REVIEW,
    /** One operator has decided; a second one must agree. */
    PROPOSED,
    VERIFIED,
    REJECTED
}
