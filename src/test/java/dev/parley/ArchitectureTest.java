package dev.parley;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Dependencies between packages have one direction. */
class ArchitectureTest {
    /** All classes of the application, without tests. */
    static final JavaClasses CLASSES = new ClassFileImporter()
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
                .layer("connection")
                .definedBy("dev.parley.connection..")
                .layer("file")
                .definedBy("dev.parley.file..")
                .layer("exchange")
                .definedBy("dev.parley.exchange..")
                .layer("transfer")
                .definedBy("dev.parley.transfer..")
                .layer("share")
                .definedBy("dev.parley.share..")
                .layer("api")
                .definedBy("dev.parley.api..")
                .layer("admin")
                .definedBy("dev.parley.admin..")
                .layer("audit")
                .definedBy("dev.parley.audit..")
                .layer("installation")
                .definedBy("dev.parley.installation..")
                .layer("usage")
                .definedBy("dev.parley.usage..")
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
                .layer("limit")
                .definedBy("dev.parley.limit..")
                .layer("outbound")
                .definedBy("dev.parley.outbound..")
                .layer("concurrent")
                .definedBy("dev.parley.concurrent..")
                .whereLayer("jetty")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("root")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("api")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("share")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("transfer")
                .mayOnlyBeAccessedByLayers("root", "api")
                .whereLayer("chat")
                .mayOnlyBeAccessedByLayers("root", "transfer", "share", "api")
                .whereLayer("connection")
                .mayOnlyBeAccessedByLayers("root", "chat", "api")
                .whereLayer("file")
                .mayOnlyBeAccessedByLayers("root", "chat", "transfer", "share", "api")
                .whereLayer("exchange")
                .mayOnlyBeAccessedByLayers("root", "chat", "api")
                .whereLayer("admin")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("usage")
                .mayOnlyBeAccessedByLayers("root", "chat", "api")
                .whereLayer("account")
                .mayOnlyBeAccessedByLayers(
                        "root", "chat", "connection", "file", "admin", "usage", "transfer", "share", "api")
                .whereLayer("generation")
                .mayOnlyBeAccessedByLayers("root", "chat", "transfer", "share", "api")
                .whereLayer("provider")
                .mayOnlyBeAccessedByLayers(
                        "root", "chat", "connection", "exchange", "generation", "usage", "transfer", "api", "share")
                .whereLayer("blog")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("ops")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("markdown")
                .mayOnlyBeAccessedByLayers("root", "chat", "generation", "blog", "share")
                .whereLayer("limit")
                .mayOnlyBeAccessedByLayers(
                        "root", "chat", "connection", "file", "account", "admin", "transfer", "share", "api")
                .whereLayer("outbound")
                .mayOnlyBeAccessedByLayers("root", "chat", "connection", "account", "admin", "provider")
                .whereLayer("web")
                .mayOnlyBeAccessedByLayers(
                        "root",
                        "chat",
                        "connection",
                        "file",
                        "account",
                        "admin",
                        "usage",
                        "generation",
                        "blog",
                        "ops",
                        "jetty",
                        "transfer",
                        "share",
                        "api")
                .whereLayer("db")
                .mayOnlyBeAccessedByLayers(
                        "root",
                        "chat",
                        "connection",
                        "file",
                        "exchange",
                        "account",
                        "admin",
                        "usage",
                        "audit",
                        "installation",
                        "limit",
                        "ops",
                        "transfer",
                        "share",
                        "api")
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
}
