package io.plimsoll.streams.risk;

import java.time.Duration;

/**
 * How far live records about accounts are believed. Recorded ones (with a place in the market) always are.
 *
 * @param zeroHold how long a balance that falls to zero under open positions is kept aside unless a second one says the same;
 *     zero: not at all
 * @param silence how long an account with open positions may say nothing; zero: for ever
 */
public record AccountTrust(Duration zeroHold, Duration silence) {

    /** Everything is believed, and nobody is missed. */
    public static final AccountTrust ALL = new AccountTrust(Duration.ZERO, Duration.ZERO);

    /** Checks the ranges. */
    public AccountTrust {
        if (zeroHold.isNegative() || silence.isNegative()) {
            throw new IllegalArgumentException(
                    "zeroHold, silence: found " + zeroHold + ", " + silence + ", expected zero or more");
        }
    }
}
