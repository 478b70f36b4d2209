/**
 * The published performance figures, for anybody to reproduce: what is measured, on what machine, against what floor. Must not
 * contain a faster copy of what it measures. Start at {@code CalcBench}.
 */
@NullMarked
package io.plimsoll.app.bench;

import org.jspecify.annotations.NullMarked;
