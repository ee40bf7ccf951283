package exemple;

import io.github.impotparticulier.ImpotParticulierClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

@SpringBootApplication
public class Application {
    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    /** Un client pour toute l'application ; Spring appelle de lui-même sa méthode {@code close}, à l'arrêt. */
    @Bean
    ImpotParticulierClient impotParticulier(Environment reglages) {
        Map<String, String> lus = new HashMap<>();
        for (String nom : List.of("DGFIP_PASSERELLE", "DGFIP_CLE", "DGFIP_SECRET", "DGFIP_ID_TELESERVICE")) {
            lus.put(nom, reglages.getProperty(nom));
        }
        return ImpotParticulierClient.builder().depuis(lus).build();
    }

    /** Au lancement, le prix d'un repas pour chaque numéro fiscal de {@code DGFIP_SPI} ; aucun par défaut. */
    @Bean
    CommandLineRunner prix(TarifCantine tarif, @Value("${DGFIP_SPI:}") List<String> numerosFiscaux) {
        return arguments -> numerosFiscaux.forEach(numero -> System.out.println(
                tarif.prix(numero).map(prix -> "Un repas : " + prix).orElse("À revoir")));
    }
}
