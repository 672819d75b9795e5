package org.kontor.itests.crash;

import java.util.UUID;

/** One order and what its parties mean to do. */
record Trade(UUID order, Script script) {}
