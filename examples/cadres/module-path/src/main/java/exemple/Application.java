package exemple;

import io.github.impotparticulier.ImpotParticulierClient;
import java.util.Map;

/** Le prix d'un repas pour chaque numéro fiscal de {@code DGFIP_SPI}, d'après les variables d'environnement {@code DGFIP_*}. */
public final class Application implements AutoCloseable {
    private final ImpotParticulierClient client;

    Application(Map<String, String> reglages) {
        client = ImpotParticulierClient.builder().depuis(reglages).build();
    }

    public static void main(String[] arguments) {
        String numeros = System.getenv("DGFIP_SPI");
        if (numeros == null || numeros.isBlank()) {
            System.err.println("Donnez dans DGFIP_SPI les numéros fiscaux, séparés par des virgules.");
            System.exit(1);
            return;
        }
        try (Application application = new Application(System.getenv())) {
            for (String numero : numeros.split(",")) {
                System.out.println(application
                        .tarif()
                        .prix(numero)
                        .map(prix -> prix + " €")
                        .orElse("à revoir"));
            }
        }
    }

    TarifCantine tarif() {
        return new TarifCantine(client);
    }

    @Override
    public void close() {
        client.close();
    }
}
