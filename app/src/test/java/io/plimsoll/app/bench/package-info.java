/** Small runs of every bench: that they work and agree with themselves, never how fast. Start at {@code PipelineBenchTest}. */
@NullMarked
package io.plimsoll.app.bench;

import org.jspecify.annotations.NullMarked;
