package io.plimsoll.producers.files;

/**
 * Where a record came from.
 *
 * @param file path as the user typed it, or the name of a simulation
 * @param fileOrder position of the file in the order given, from 0
 * @param line line in the file, from 1; in JSON and simulations the ordinal of the record
 */
public record Source(String file, int fileOrder, int line) {}
