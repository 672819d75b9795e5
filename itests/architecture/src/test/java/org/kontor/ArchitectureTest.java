package org.kontor;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchUnitRunner;
import com.tngtech.archunit.lang.ArchRule;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.NetworkChannel;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.runner.RunWith;

/** docs/architecture.md, made to fail the build. Every arrow lists what is allowed, never what is forbidden. */
@RunWith(ArchUnitRunner.class)
@AnalyzeClasses(packages = "org.kontor", importOptions = DoNotIncludeTests.class)
public class ArchitectureTest {

    private static final String[] API = {
        "org.kontor.values", "org.kontor.carrier", "org.kontor.payment", "org.kontor.verification"
    };
    private static final String[] PLUGINS = {
        "org.kontor.carrier.(*)..", "org.kontor.payment.(*)..", "org.kontor.verification.(*).."
    };
    private static final String[] STEPS = {
        "org.kontor.accounts..",
        "org.kontor.logistics..",
        "org.kontor.orders..",
        "org.kontor.payments..",
        "org.kontor.fulfilment..",
        "org.kontor.tracking..",
        "org.kontor.settlement..",
        "org.kontor.invoices.."
    };
    private static final String[] JAVA = {"java..", "org.osgi..", "org.slf4j.."};
    private static final DescribedPredicate<JavaClass> ORDINARY =
            resideInAnyPackage(JAVA).or(resideInAnyPackage(API));

    @ArchTest
    public static final ArchRule api_knows_itself_and_java = classes()
            .that(resideInAnyPackage(API))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(API).or(resideInAnyPackage("java..", "org.osgi.annotation..")));

    @ArchTest
    public static final ArchRule plugins_know_the_api_and_the_toolkit = classes()
            .that(resideInAnyPackage(PLUGINS))
            .should()
            .onlyDependOnClassesThat(ORDINARY.or(resideInAnyPackage(PLUGINS))
                    .or(resideInAnyPackage(
                            "javax.crypto..",
                            "javax.xml..",
                            "org.w3c.dom..",
                            "org.xml.sax..",
                            "org.kontor.toolkit..",
                            "com.fasterxml.jackson..",
                            "de.siegmar.fastcsv..",
                            "org.apache.commons.csv..")));

    @ArchTest
    public static final ArchRule plugins_do_not_know_one_another = slices().matching(
                    "org.kontor.(carrier|payment|verification).(*)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    public static final ArchRule plugins_keep_nothing_on_threads =
            noClasses().that(resideInAnyPackage(PLUGINS)).should().dependOnClassesThat(type(ThreadLocal.class));

    @ArchTest
    public static final ArchRule plugins_start_no_threads = noClasses()
            .that(resideInAnyPackage(PLUGINS))
            .should()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .dependOnClassesThat(resideInAnyPackage("java.util.concurrent").and(simpleNameEndingWith("Executors")));

    /** A plugin's ways out are the host's: no socket of its own, nor what opens one behind its back. */
    @ArchTest
    public static final ArchRule plugins_go_out_by_the_hosts_client_only = noClasses()
            .that(resideInAnyPackage(PLUGINS).or(resideInAnyPackage("org.kontor.toolkit..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.net.http..", "java.rmi..", "javax.net..")
                    .or(assignableTo(Socket.class))
                    .or(assignableTo(ServerSocket.class))
                    .or(assignableTo(DatagramSocket.class))
                    .or(assignableTo(NetworkChannel.class))
                    .or(assignableTo(URLConnection.class))
                    .or(type(InetAddress.class)))
            .orShould()
            .callMethodWhere(target(owner(type(URL.class))).and(target(nameMatching("open.*|getContent"))));

    @ArchTest
    public static final ArchRule only_outbound_uses_jettys_client = noClasses()
            .that()
            .resideOutsideOfPackage("org.kontor.outbound..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.jetty.client..");

    @ArchTest
    public static final ArchRule platform_knows_the_api_and_itself = classes()
            .that()
            .resideInAnyPackage(
                    "org.kontor.store..",
                    "org.kontor.work..",
                    "org.kontor.security..",
                    "org.kontor.web..",
                    "org.kontor.providers..",
                    "org.kontor.deployment..",
                    "org.kontor.outbound..",
                    "org.kontor.admin..")
            .should()
            .onlyDependOnClassesThat(DescribedPredicate.not(resideInAnyPackage(STEPS))
                    .and(DescribedPredicate.not(resideInAnyPackage(PLUGINS))));

    @ArchTest
    public static final ArchRule the_rules_of_the_kits_know_the_api_and_no_server = classes()
            .that()
            .resideInAPackage("org.kontor.conformance")
            .should()
            .onlyDependOnClassesThat(ORDINARY.or(resideInAnyPackage(
                    "org.kontor.conformance", "com.fasterxml.jackson..", "com.sun.net.httpserver", "javax.crypto..")));

    @ArchTest
    public static final ArchRule the_check_in_the_server_knows_the_platform = classes()
            .that()
            .resideInAPackage("org.kontor.verdicts..")
            .should()
            .onlyDependOnClassesThat(ORDINARY.or(resideInAnyPackage(
                    "org.kontor.verdicts..",
                    "org.kontor.conformance",
                    "org.kontor.deployment",
                    "org.kontor.providers",
                    "org.kontor.security",
                    "org.kontor.store",
                    "org.kontor.web",
                    "org.kontor.work",
                    "org.jooq..",
                    "jakarta.ws.rs..")));

    @ArchTest
    public static final ArchRule accounts_come_first = step("accounts");

    @ArchTest
    public static final ArchRule logistics_know_accounts = step("logistics", "accounts");

    @ArchTest
    public static final ArchRule orders_know_accounts_and_logistics = step("orders", "accounts", "logistics");

    @ArchTest
    public static final ArchRule payments_know_what_comes_before = step("payments", "accounts", "logistics", "orders");

    @ArchTest
    public static final ArchRule fulfilment_knows_what_comes_before =
            step("fulfilment", "accounts", "logistics", "orders", "payments");

    @ArchTest
    public static final ArchRule tracking_knows_what_comes_before =
            step("tracking", "accounts", "logistics", "orders", "payments", "fulfilment");

    @ArchTest
    public static final ArchRule settlement_knows_what_comes_before =
            step("settlement", "accounts", "logistics", "orders", "payments", "fulfilment", "tracking");

    @ArchTest
    public static final ArchRule invoices_know_what_comes_before =
            step("invoices", "accounts", "logistics", "orders", "payments", "fulfilment", "tracking", "settlement");

    @ArchTest
    public static final ArchRule ubl_stays_in_its_package = noClasses()
            .that()
            .resideOutsideOfPackage("org.kontor.invoices.ubl..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.helger..", "oasis..");

    @ArchTest
    public static final ArchRule rules_know_no_technology = noClasses()
            .that()
            .resideInAnyPackage("org.kontor.*.domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "java.net.http..",
                    "org.jooq..",
                    "com.fasterxml..",
                    "jakarta..",
                    "org.kontor.web..",
                    "org.kontor.*.web..");

    @ArchTest
    public static final ArchRule sql_stays_in_stores = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.kontor.store..",
                    "org.kontor.*.store..",
                    "org.kontor.work..",
                    "org.kontor.web.once..",
                    "org.kontor.web.status..",
                    "org.kontor.testkit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.jooq..");

    @ArchTest
    public static final ArchRule http_stays_at_the_edge = noClasses()
            .that()
            .resideOutsideOfPackages("org.kontor.web..", "org.kontor.*.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..");

    @ArchTest
    public static final ArchRule time_comes_from_a_clock = noClasses()
            .that(resideInAnyPackage(STEPS))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    public static final ArchRule every_route_has_a_policy = methods()
            .that()
            .areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
            .should()
            .beAnnotatedWith("org.kontor.web.Access")
            .orShould()
            .beAnnotatedWith("org.kontor.web.Public");

    private static ArchRule step(String step, String... earlier) {
        DescribedPredicate<JavaClass> known = ORDINARY.or(resideInAnyPackage(
                "org.kontor." + step + "..",
                "org.kontor.store",
                "org.kontor.work",
                "org.kontor.security",
                "org.kontor.web",
                "org.kontor.providers",
                "org.jooq..",
                "com.fasterxml.jackson..",
                "jakarta.ws.rs..",
                "org.apache.pdfbox..",
                "org.apache.fontbox..",
                "com.google.zxing..",
                "com.helger..",
                "oasis.."));
        for (String name : earlier) {
            known = known.or(resideInAnyPackage("org.kontor." + name));
        }
        return classes()
                .that()
                .resideInAPackage("org.kontor." + step + "..")
                .should()
                .onlyDependOnClassesThat(known);
    }
}
