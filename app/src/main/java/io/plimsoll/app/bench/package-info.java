/**
 * The published performance figures, measured by anyone on any machine: each beside a floor measured in the same run, so that
 * the ratio says something about Plimsoll and not about the machine. Knows no unit tests. Start at {@code PipelineBench}.
 */
@NullMarked
package io.plimsoll.app.bench;

import org.jspecify.annotations.NullMarked;
