/**
 * What can be set, what it means when it is not, and how a configuration file is read.
 *
 * <p>Start at {@link io.plimsoll.app.config.ConfigKey}: every key is declared there once, and
 * {@code docs/configuration.md} is printed from it. {@link io.plimsoll.app.config.PlimsollConfig} is a checked
 * configuration. This package knows no component: each takes its own settings from here when it is wired.
 */
@NullMarked
package io.plimsoll.app.config;

import org.jspecify.annotations.NullMarked;
