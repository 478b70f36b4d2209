/**
 * Scenarios for stress tests: files that people write, and those that come with Plimsoll by name. It must not know accounts
 * or rules. Start at {@code Scenarios}.
 */
@NullMarked
package io.plimsoll.app.scenario;

import org.jspecify.annotations.NullMarked;
