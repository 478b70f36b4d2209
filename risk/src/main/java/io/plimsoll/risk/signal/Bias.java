package io.plimsoll.risk.signal;

/** Which way a signal leans. */
public enum Bias {
    /** Towards higher prices. */
    BULLISH,
    /** Towards lower prices. */
    BEARISH,
    /** Towards larger or smaller moves, whichever way. */
    NEUTRAL;

    /** Bullish for a positive sign, bearish for a negative one, neutral for 0. */
    public static Bias of(int sign) {
        return sign > 0 ? BULLISH : sign < 0 ? BEARISH : NEUTRAL;
    }

    /** 1 for bullish, -1 for bearish, 0 for neutral. */
    public int sign() {
        return this == BULLISH ? 1 : this == BEARISH ? -1 : 0;
    }
}
