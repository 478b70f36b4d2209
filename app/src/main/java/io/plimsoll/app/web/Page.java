package io.plimsoll.app.web;

/** What is served under one path. Thread-safe. */
public interface Page {
    /** The answer to {@code asked}; throws Refused with the answer when the request is at fault. */
    Reply answer(Asked asked) throws Refused, InterruptedException;
}
