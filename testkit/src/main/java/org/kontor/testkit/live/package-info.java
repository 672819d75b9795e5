/**
 * A provider on this machine that lives on a test's clock: its tokens end, it limits calls, it tells of journeys when
 * they become known, it loses what it says, and it keeps a journal of what it really did.
 */
package org.kontor.testkit.live;
