package org.kontor.deployment;

/** Why a jar is refused: a stable code, a sentence that names what was found, and what would help. */
public record Finding(String code, String sentence, String remedy) {}
