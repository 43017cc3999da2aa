package dev.parley;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.parley.concurrent.Ticker;
import dev.parley.markdown.SafeHtml;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Dependencies between packages have one direction, and only one class may use each dangerous API. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.parley");

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("jetty")
                .definedBy("dev.parley.jetty..")
                .layer("root")
                .definedBy("dev.parley")
                .layer("chat")
                .definedBy("dev.parley.chat..")
                .layer("text")
                .definedBy("dev.parley.text..")
                .layer("account")
                .definedBy("dev.parley.account..")
                .layer("generation")
                .definedBy("dev.parley.generation..")
                .layer("provider")
                .definedBy("dev.parley.provider..")
                .layer("blog")
                .definedBy("dev.parley.blog..")
                .layer("ops")
                .definedBy("dev.parley.ops..")
                .layer("markdown")
                .definedBy("dev.parley.markdown..")
                .layer("web")
                .definedBy("dev.parley.web..")
                .layer("db")
                .definedBy("dev.parley.db..")
                .layer("concurrent")
                .definedBy("dev.parley.concurrent..")
                .whereLayer("jetty")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("root")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("chat")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("account")
                .mayOnlyBeAccessedByLayers("root", "chat")
                .whereLayer("generation")
                .mayOnlyBeAccessedByLayers("root", "chat")
                .whereLayer("provider")
                .mayOnlyBeAccessedByLayers("root", "chat", "generation")
                .whereLayer("blog")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("ops")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("markdown")
                .mayOnlyBeAccessedByLayers("root", "chat", "generation", "blog")
                .whereLayer("web")
                .mayOnlyBeAccessedByLayers("root", "chat", "account", "generation", "blog", "ops", "jetty")
                .whereLayer("db")
                .mayOnlyBeAccessedByLayers("root", "chat", "account", "ops")
                .whereLayer("concurrent")
                .mayNotAccessAnyLayer()
                .check(CLASSES);
    }

    /** The domain of chats knows neither HTTP nor HTML: only its servlets do. */
    @Test
    void theDomainOfChatsIsBelowItsViewsAndServlets() {
        noClasses()
                .that()
                .resideInAPackage("dev.parley.chat")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.parley.chat.view..", "dev.parley.chat.web..", "dev.parley.web..", "jakarta.servlet..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.parley.chat.view..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.parley.chat.web..", "jakarta.servlet..", "dev.parley.db..")
                .check(CLASSES);
    }

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
                .accessTargetWhere(describe("reads the time of the system", ArchitectureTest::readsSystemTime))
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
                .accessTargetWhere(describe("creates a thread", ArchitectureTest::createsThread))
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
        onlyIn("account.ApiKeyCipher", "javax.crypto..");
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
                .resideInAnyPackage("jakarta.ws.rs..", "org.glassfish.jersey..", "com.fasterxml..")
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
                .should()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .check(CLASSES);
    }

    /** Records are left out: templates read their components, as in {@code ${message.live}}. */
    @Test
    void booleanFieldsAreNamedLikeQuestions() {
        fields().that()
                .haveRawType(boolean.class)
                .and()
                .areDeclaredInClassesThat()
                .areNotAssignableTo(Record.class)
                .should()
                .haveNameMatching("(is|has|are|was|can|may)[A-Z].*")
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
