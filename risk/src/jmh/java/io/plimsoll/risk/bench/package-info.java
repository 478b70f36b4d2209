/**
 * Measurements of the risk book, run by hand: {@code ./mvnw -P jmh -pl risk -am package}, then the command it prints. They
 * exist so that published figures can be made again; nothing depends on them. Start at {@code EngineFigures}.
 */
@NullMarked
package io.plimsoll.risk.bench;

import org.jspecify.annotations.NullMarked;
