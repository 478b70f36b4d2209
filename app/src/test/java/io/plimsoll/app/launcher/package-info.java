/** Runs the launcher script in the repository's root as a shell would; knows nothing of what it launches. Start at {@link io.plimsoll.app.launcher.LauncherTest}. */
@NullMarked
package io.plimsoll.app.launcher;

import org.jspecify.annotations.NullMarked;
