package ${package};

import java.util.List;
import org.junit.Rule;
import org.kontor.testkit.PlayedProvider;
import org.kontor.testkit.TestHttp;
import org.kontor.testkit.VerificationContract;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.verification.Finding;
import org.kontor.verification.Subject;
import org.kontor.verification.Verifier;

/** The rules of docs/spi/verification.md, with a registry that keeps its cases. Your own tests go below. */
public class ${Name}VerifierTest extends VerificationContract {

    @Rule
    public final PlayedProvider provider = PlayedProvider.by(new Registry());

    @Rule
    public final TestHttp http = new TestHttp();

    @Override
    protected Verifier enter(World world) {
        return new ${Name}Verifier(http, provider.at(world).resolve("/v1/"), "a-token");
    }

    @Override
    protected Subject subjectFor(Class<? extends Finding> finding) {
        Address address = new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE"));
        return new Subject(Subject.Kind.COMPANY, finding.getSimpleName(), "", "HRB 123456", "", address);
    }

    @Override
    protected int cases() {
        return provider.acts();
    }
}
