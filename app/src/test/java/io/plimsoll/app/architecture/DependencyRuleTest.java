package io.plimsoll.app.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dependency rule of docs/architecture.md, asserted over the compiled classes of all modules. */
class DependencyRuleTest {
    private static final String RISK = "io.plimsoll.risk..";
    private static final String STREAMS = "io.plimsoll.streams..";
    private static final String ALERTING = "io.plimsoll.alerting..";
    private static final String PRODUCERS = "io.plimsoll.producers..";
    private static final String APP = "io.plimsoll.app..";
    private static final String AVRO = "io.plimsoll.schemas.avro..";

    private static final List<String> CLOCK_READERS = List.of(
            "io.plimsoll.app.cli.AckCommand",
            "io.plimsoll.app.cli.BenchAlertingCommand",
            "io.plimsoll.app.cli.DemoCommand",
            "io.plimsoll.app.cli.FeedOptions",
            "io.plimsoll.app.cli.RehearsalOptions",
            "io.plimsoll.app.cli.SilenceCommand",
            "io.plimsoll.app.demo.Demo",
            "io.plimsoll.app.run.AlertingComponent",
            "io.plimsoll.app.run.RunningComponents");

    private static JavaClasses plimsoll;

    @BeforeAll
    static void importClasses() {
        plimsoll = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.plimsoll");
    }

    /** Without this the rules below would hold for a class path on which a module is missing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.plimsoll.risk.",
                "io.plimsoll.schemas.",
                "io.plimsoll.streams.",
                "io.plimsoll.alerting.",
                "io.plimsoll.producers.",
                "io.plimsoll.app."
            })
    void looksAtTheClassesOf(String prefix) {
        assertThat(plimsoll.stream().filter(each -> each.getName().startsWith(prefix)))
                .isNotEmpty();
    }

    @Test
    void riskKnowsTheJdkOnly() {
        check(classes()
                .that()
                .resideInAPackage(RISK)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(RISK, "java..", "org.jspecify.annotations.."));
    }

    @Test
    void riskOpensNoFileSocketOrThread() {
        check(noClasses()
                .that()
                .resideInAPackage(RISK)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.net..",
                        "java.nio.channels..",
                        "java.nio.file..",
                        "java.util.concurrent..",
                        "java.util.logging.."));
    }

    @Test
    void schemasKnowsNoOtherModule() {
        check(separate("io.plimsoll.schemas..", RISK, STREAMS, ALERTING, PRODUCERS, APP));
    }

    @Test
    void streamsKnowsRiskAndSchemasOnly() {
        check(separate(STREAMS, ALERTING, PRODUCERS, APP));
    }

    @Test
    void alertingKnowsSchemasOnly() {
        check(separate(ALERTING, RISK, STREAMS, PRODUCERS, APP));
    }

    @Test
    void producersKnowsSchemasOnly() {
        check(separate(PRODUCERS, RISK, STREAMS, ALERTING, APP));
    }

    @Test
    void generatedClassesStayOutOfTheMaths() {
        check(separate(RISK, AVRO));
    }

    @Test
    void generatedClassesStopAtTheKafkaPackageOfAlerting() {
        check(noClasses()
                .that(are(resideInAPackage(ALERTING)).and(not(resideInAPackage("io.plimsoll.alerting.kafka.."))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(AVRO));
    }

    /** The replay command names the file and line of a record as its cause; nothing else of the command line knows Avro. */
    @Test
    void theCommandLineKnowsOneGeneratedClassOnly() {
        check(noClasses()
                .that()
                .resideInAPackage("io.plimsoll.app.cli..")
                .should()
                .dependOnClassesThat(are(resideInAPackage(AVRO)).and(not(simpleName("Cause")))));
    }

    @Test
    void mailStaysInItsChannel() {
        check(noClasses()
                .that(are(resideInAPackage("io.plimsoll.."))
                        .and(not(resideInAnyPackage(
                                "io.plimsoll.alerting.channel.email..", "io.plimsoll.app.embedded.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..", "com.icegreen.."));
    }

    @Test
    void onlyTheRegistryClientSpeaksHttp() {
        check(noClasses()
                .that(are(resideInAPackage("io.plimsoll.."))
                        .and(not(resideInAPackage("io.plimsoll.schemas..")))
                        .and(not(simpleName("AlertmanagerRival")))) // a bench that drives another program
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http.."));
    }

    /** These wire the clock into what takes an {@code InstantSource}, or tell a person the time. */
    @Test
    void theWallClockIsReadInTheseClassesOnly() {
        List<String> allowed = CLOCK_READERS;

        check(wallClockIsReadOutside(DescribedPredicate.describe(
                "are one of " + allowed, each -> allowed.contains(each.getName().replaceFirst("\\$.*", "")))));
    }

    @Test
    void everyClassThatMayReadTheWallClockExists() {
        assertThat(plimsoll.stream().map(JavaClass::getName)).containsAll(CLOCK_READERS);
    }

    @Test
    void packagesFormNoCycle() {
        check(slices().matching("io.plimsoll.(*).(**)").should().beFreeOfCycles());
    }

    @Test
    void aRuleThatIsBrokenFails() {
        JavaClasses own = new ClassFileImporter().importClasses(ReadsTheClock.class);

        assertThatThrownBy(() ->
                        wallClockIsReadOutside(DescribedPredicate.alwaysFalse()).check(own))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("System.currentTimeMillis()");
    }

    private static ArchRule separate(String from, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }

    private static ArchRule wallClockIsReadOutside(DescribedPredicate<? super JavaClass> allowed) {
        return noClasses()
                .that(not(allowed))
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(InstantSource.class, "system")
                .orShould()
                .callConstructor(Date.class)
                .because("time is passed in as java.time.InstantSource");
    }

    private static DescribedPredicate<JavaClass> are(DescribedPredicate<JavaClass> predicate) {
        return predicate;
    }

    private static <T> DescribedPredicate<T> not(DescribedPredicate<T> predicate) {
        return DescribedPredicate.not(predicate);
    }

    private static void check(ArchRule rule) {
        rule.check(plimsoll);
    }

    private static final class ReadsTheClock {
        static long now() {
            return System.currentTimeMillis();
        }

        private ReadsTheClock() {}
    }
}
