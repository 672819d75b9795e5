package org.kontor.values;

/** Incoterms 2020: who arranges and pays carriage, insurance and duty, and where risk passes. */
public enum Incoterm {
    EXW,
    FCA,
    CPT,
    CIP,
    DAP,
    DPU,
    DDP,
    FAS,
    FOB,
    CFR,
    CIF
}
