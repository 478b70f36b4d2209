package io.plimsoll.app.run;

/**
 * How long a client may take to send a request or to read an answer, on every HTTP server of this process. The JDK reads its settings once, when
 * the first server is made, so they are made before. Those given on the command line stay.
 */
public final class SlowClients {
    private static final String REQUEST = "sun.net.httpserver.maxReqTime";
    private static final String ANSWER = "sun.net.httpserver.maxRspTime";
    private static final int REQUEST_SECONDS = 10;
    /** From the whole request to the end of the answer, so it covers the time a page looks at topics. */
    private static final int ANSWER_SECONDS = 120;

    private SlowClients() {}

    /** Makes the settings; a client that takes longer loses its connection. */
    public static void bound() {
        System.getProperties().putIfAbsent(REQUEST, Integer.toString(REQUEST_SECONDS));
        System.getProperties().putIfAbsent(ANSWER, Integer.toString(ANSWER_SECONDS));
    }
}
