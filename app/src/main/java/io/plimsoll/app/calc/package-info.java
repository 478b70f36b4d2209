/**
 * Risk of accounts from JSON to JSON, without a broker. It exists to put the figures of the margin model into users' hands; it
 * computes none itself. Start at {@code Calc}.
 */
@NullMarked
package io.plimsoll.app.calc;

import org.jspecify.annotations.NullMarked;
