/** Holds the modules to the dependency rule of docs/architecture.md. Start at {@link io.plimsoll.app.architecture.DependencyRuleTest}. */
@NullMarked
package io.plimsoll.app.architecture;

import org.jspecify.annotations.NullMarked;
