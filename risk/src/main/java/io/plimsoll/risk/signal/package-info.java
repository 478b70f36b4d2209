/**
 * What the bars of a symbol say to a trader: signals with their reason, and readings that positions are joined to. It exists
 * so that the stream, a replay and the command line find the same signals at the same bars. Only closed bars count, and a
 * signal uses nothing that was not known when its bar closed. It must not know positions, accounts or rules. Start at
 * {@code Signal} and {@code SignalKind}; docs/signals.md defines every kind and says how often it was wrong.
 */
@NullMarked
package io.plimsoll.risk.signal;

import org.jspecify.annotations.NullMarked;
