/**
 * Micro-benchmarks of the risk book, run by hand: {@code ./mvnw -q -P jmh -pl risk -am -DskipTests verify}. They
 * are for those who change the book; the published figures are those of {@code plimsoll bench engine}. Nothing depends on
 * them. Start at {@code TickBenchmark}.
 */
@NullMarked
package io.plimsoll.risk.bench;

import org.jspecify.annotations.NullMarked;
