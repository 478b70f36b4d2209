/**
 * Measurements of the risk book, run by hand: {@code ./mvnw -q -P jmh -pl risk -am -DskipTests verify}. They
 * exist so that published figures can be made again; nothing depends on them. Start at {@code EngineFigures}.
 */
@NullMarked
package io.plimsoll.risk.bench;

import org.jspecify.annotations.NullMarked;
