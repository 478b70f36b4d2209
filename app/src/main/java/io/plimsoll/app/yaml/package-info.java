/**
 * YAML that people write, read strictly: every fault of a file at once, each with its place. It exists so that rules and
 * scenarios fault alike; it must not know either. Start at {@code YamlFile}.
 */
@NullMarked
package io.plimsoll.app.yaml;

import org.jspecify.annotations.NullMarked;
