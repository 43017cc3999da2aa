package dev.parley;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.parley.ArchitectureTest.CLASSES;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import dev.parley.concurrent.Ticker;
import dev.parley.markdown.SafeHtml;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Each dangerous or global API is used in one place only: cryptography, the time, threads, the environment. */
class ApiUseTest {
    /** The same text must give the same HTML, whatever the load of the machine. */
    @Test
    void renderingDoesNotUseTheTime() {
        noClasses()
                .that()
                .resideInAPackage("dev.parley.markdown..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.time..")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    /** All times come from the two clocks that {@code App} hands in, so that a test can replace them. */
    @Test
    void theTimeOfTheSystemIsReadInOnePlaceOnly() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.parley.App")
                .and()
                .doNotHaveFullyQualifiedName("dev.parley.concurrent.Ticker")
                .and()
                // Jetty creates these from its configuration file.
                .resideOutsideOfPackage("dev.parley.jetty")
                .should()
                .accessTargetWhere(describe("reads the time of the system", ApiUseTest::readsSystemTime))
                .check(CLASSES);
    }

    private static boolean readsSystemTime(JavaAccess<?> access) {
        var target = access.getTarget();
        var owner = target.getOwner();
        return switch (target.getName()) {
            case "nanoTime", "currentTimeMillis" -> owner.isEquivalentTo(System.class);
            case "now" ->
                owner.getPackageName().equals("java.time")
                        && target instanceof CodeUnitAccessTarget method
                        && method.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
            case "<init>" -> owner.isEquivalentTo(Date.class);
            case "systemTicker" -> true;
            default ->
                (owner.isEquivalentTo(Clock.class) && target.getName().startsWith("system"))
                        || (owner.isEquivalentTo(Ticker.class)
                                && target.getName().equals("SYSTEM"));
        };
    }

    /** Each thread has a name, is a daemon and ends with the application. */
    @Test
    void threadsAreCreatedInOnePackageOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.parley.concurrent")
                .and()
                .doNotHaveFullyQualifiedName("dev.parley.ShutdownHook")
                .and()
                .doNotHaveFullyQualifiedName("dev.parley.db.Migrations")
                .should()
                .accessTargetWhere(describe("creates a thread", ApiUseTest::createsThread))
                .check(CLASSES);
    }

    /** The timeouts of {@link CompletableFuture} start a thread of the JDK that never ends. */
    private static boolean createsThread(JavaAccess<?> access) {
        var owner = access.getTarget().getOwner();
        var name = access.getTarget().getName();
        return (name.equals("<init>")
                        && (owner.isEquivalentTo(Thread.class) || owner.isAssignableTo(ExecutorService.class)))
                || (owner.isEquivalentTo(Executors.class) && name.startsWith("new"))
                || (owner.isEquivalentTo(CompletableFuture.class)
                        && Set.of("orTimeout", "completeOnTimeout", "delayedExecutor")
                                .contains(name));
    }

    /** From elsewhere it is read only from the table that {@code AnswerHtml} fills. */
    @Test
    void safeHtmlIsMadeByTheRendererOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.parley.markdown..")
                .and()
                .doNotHaveFullyQualifiedName("dev.parley.chat.StoredHtml")
                .should()
                .callConstructor(SafeHtml.class, String.class)
                .check(CLASSES);
    }

    @Test
    void eachDangerousApiIsUsedInOnePlaceOnly() {
        onlyIn("account.Passwords", "org.mindrot.jbcrypt..");
        onlyIn("account.(ApiKeyCipher|factor.TotpCode|oidc.BrowserSecret)", "javax.crypto..");
        onlyIn("account.factor.PasskeyVerifier", "com.webauthn4j..");
        onlyIn("ConfigReader", "javax.naming..");
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.parley.jetty")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.jetty..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.parley.db")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.zaxxer..", "liquibase..", "org.sqlite..", "org.postgresql..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.parley.provider..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "org.glassfish.jersey..")
                .check(CLASSES);
        // Model servers, exports and programs speak JSON; pages do not.
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.parley.provider..", "dev.parley.transfer..", "dev.parley.api..", "dev.parley.web")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.parley.markdown..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.vladsch..", "org.owasp..")
                .check(CLASSES);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.parley.ConfigReader")
                .and()
                .doNotHaveFullyQualifiedName("dev.parley.outbound.SystemProxy")
                .and()
                .doNotHaveFullyQualifiedName("dev.parley.file.PdfProcess")
                .should()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .check(CLASSES);
    }

    private static void onlyIn(String owner, String... packages) {
        noClasses()
                .that()
                .haveNameNotMatching("dev\\.parley\\." + owner.replace(".", "\\.") + "(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(CLASSES);
    }
}
