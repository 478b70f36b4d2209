/**
 * How results leave: files that appear whole or not at all, and numbers as the JSON of every command shows them. Knows no command
 * and no figure. Start at {@code WholeFile}.
 */
@NullMarked
package io.plimsoll.app.output;

import org.jspecify.annotations.NullMarked;
