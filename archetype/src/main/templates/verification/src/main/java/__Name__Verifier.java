package ${package};

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.toolkit.http.JsonClient;
import org.kontor.values.IdempotencyKey;
import org.kontor.verification.Finding;
import org.kontor.verification.Subject;
import org.kontor.verification.Verifier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One account with ${title}: which calls its API takes. What is said in them stands in {@link ${Name}Json}. */
@Component(
        configurationPid = "${package}",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = ${Name}Verifier.Settings.class, factory = true)
public final class ${Name}Verifier implements Verifier {

    private static final int NOT_FOUND = 404;

    @ObjectClassDefinition(name = "${title}")
    @interface Settings {

        @AttributeDefinition(description = "where the API begins; its host must stand in bnd.bnd")
        String address() default "https://api.${name}.example/v1/";

        @AttributeDefinition(type = AttributeType.PASSWORD, description = "the account's token, set as .token")
        String _token();
    }

    private final JsonClient api;

    @Activate
    public ${Name}Verifier(Settings settings, @Reference Http http) {
        this(http, URI.create(settings.address()), settings._token());
    }

    ${Name}Verifier(Http http, URI address, String token) {
        this.api = new JsonClient(http, address, Map.of("Authorization", "Bearer " + token));
    }

    @Override
    public Finding begin(Subject subject, IdempotencyKey key) {
        JsonAnswer answer = api.act("cases", ${Name}Json.of(subject), key);
        return ${Name}Json.finding(answer.body());
    }

    @Override
    public Optional<Finding> find(IdempotencyKey key) {
        JsonAnswer answer = api.get("cases/" + JsonClient.piece(key.value()));
        if (answer.status() == NOT_FOUND) {
            return Optional.empty();
        }
        return Optional.of(${Name}Json.finding(answer.body()));
    }
}
