package io.github.impotparticulier.exemples.franceconnect.teleservice;

import io.github.impotparticulier.ApiParticulierClient;
import io.github.impotparticulier.ImpotParticulierClient;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Les deux clients, un de chaque pour toute l'application, réglés par les variables d'environnement du SDK. */
@Configuration(proxyBeanMethods = false)
class ConfigurationApi {
    /** Bien moins qu'une minute : au-delà, le jeton ne vaudrait plus, et la personne n'attend pas. */
    private static final Duration ATTENTE = Duration.ofSeconds(20);

    @Bean(destroyMethod = "close")
    ImpotParticulierClient dgfip(Environment variables) {
        ImpotParticulierClient.Builder client = ImpotParticulierClient.builder()
                .passerelle(variables.getRequiredProperty("DGFIP_PASSERELLE"))
                .identifiants(variables.getRequiredProperty("DGFIP_CLE"), variables.getRequiredProperty("DGFIP_SECRET"))
                .delaiAppel(ATTENTE);
        String teleservice = variables.getProperty("DGFIP_ID_TELESERVICE");
        return (teleservice == null ? client : client.idTeleservice(teleservice)).build();
    }

    @Bean(destroyMethod = "close")
    ApiParticulierClient particulier(Environment variables) {
        return ApiParticulierClient.builder()
                .depuis(definies(variables, "API_PARTICULIER_TOKEN", "API_PARTICULIER_ENV", "API_PARTICULIER_BASE_URL"))
                .destinataire(variables.getRequiredProperty("API_PARTICULIER_DESTINATAIRE"))
                .delaiAppel(ATTENTE)
                .build();
    }

    private static Map<String, String> definies(Environment variables, String... noms) {
        return Stream.of(noms)
                .filter(variables::containsProperty)
                .collect(Collectors.toMap(nom -> nom, variables::getRequiredProperty));
    }
}
