package io.plimsoll.alerting.channel.kafka;

import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What a record that was not written means. The producer has tried again by itself for as long as it was allowed to. Written or
 * not, the event keeps its id, so one whose answer was lost is sent again.
 */
final class KafkaOutcomes {
    private KafkaOutcomes() {}

    static Outcome of(Throwable failure) {
        Throwable why =
                failure instanceof TimeoutException && failure.getCause() != null ? failure.getCause() : failure;
        String detail = why.getClass().getSimpleName() + ": " + failure.getMessage();
        if (why instanceof TopicAuthorizationException
                || why instanceof UnknownTopicOrPartitionException
                || why instanceof InvalidTopicException) {
            return new Outcome.Rejected(null, detail, About.CONTACT);
        }
        if (why instanceof AuthenticationException || why instanceof AuthorizationException) {
            return new Outcome.Rejected(null, detail, About.SINK);
        }
        if (failure instanceof RetriableException || !(failure instanceof ApiException)) {
            return new Outcome.Retryable(null, detail, null);
        }
        return new Outcome.Rejected(null, detail);
    }
}
