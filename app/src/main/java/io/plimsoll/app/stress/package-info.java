/**
 * Stress tests of accounts, told to people and programs. It must not know where accounts come from beyond an account file,
 * nor how a scenario is written; figures come from the risk module. Start at {@code StressRun}.
 */
@NullMarked
package io.plimsoll.app.stress;

import org.jspecify.annotations.NullMarked;
