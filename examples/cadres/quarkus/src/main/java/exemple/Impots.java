package exemple;

import io.github.impotparticulier.ImpotParticulierClient;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** Un client pour toute l'application, que CDI ferme à l'arrêt. */
class Impots {
    /** La classe est finale, et cette portée se passe de mandataire. */
    @Produces
    @Singleton
    ImpotParticulierClient client(Config reglages) {
        Map<String, String> lus = new HashMap<>();
        for (String nom : List.of("DGFIP_PASSERELLE", "DGFIP_CLE", "DGFIP_SECRET", "DGFIP_ID_TELESERVICE")) {
            reglages.getOptionalValue(nom, String.class).ifPresent(valeur -> lus.put(nom, valeur));
        }
        return ImpotParticulierClient.builder().depuis(lus).build();
    }

    void fermer(@Disposes ImpotParticulierClient client) {
        client.close();
    }
}
