package exemple;

import io.github.impotparticulier.ImpotParticulierClient;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Un client pour toute l'application, que Micronaut ferme à l'arrêt. */
@Factory
class Impots {
    @Bean(preDestroy = "close")
    @Singleton
    ImpotParticulierClient client(Environment reglages) {
        Map<String, String> lus = new HashMap<>();
        for (String nom : List.of("DGFIP_PASSERELLE", "DGFIP_CLE", "DGFIP_SECRET", "DGFIP_ID_TELESERVICE")) {
            reglages.getProperty(nom, String.class).ifPresent(valeur -> lus.put(nom, valeur));
        }
        return ImpotParticulierClient.builder().depuis(lus).build();
    }
}
