/**
 * The published performance figures, measured by anyone on any machine: each beside a floor measured in the same run, so that
 * the ratio says something about Plimsoll and not about the machine. Must not contain a faster copy of what it measures; knows
 * no unit tests. Start at {@code PipelineBench} for the topologies, {@code CalcBench} for the calculator.
 */
@NullMarked
package io.plimsoll.app.bench;

import org.jspecify.annotations.NullMarked;
