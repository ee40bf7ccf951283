package io.github.impotparticulier.mesures;

import io.github.impotparticulier.ApiParticulierClient;
import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.appel.LimiteurAppels;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Sexe;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;

/** Un appel à l'API Particulier, à côté d'un appel à la DGFiP dont la réponse a la même longueur. */
final class SecondePorte {
    private static final EtatCivil PERSONNE = EtatCivil.builder()
            .nom("SPECIMEN-DE-LA-MESURE")
            .prenoms("CAMILLE DOMINIQUE")
            .sexe(Sexe.FEMININ)
            .dateNaissance(LocalDate.of(1980, 3, 14))
            .lieuNaissance("35238")
            .build();

    private SecondePorte() {}

    static ApiParticulierClient ouvrir(String adresse) {
        return ApiParticulierClient.builder()
                .adresse(adresse)
                .jeton("jeton-des-mesures")
                .destinataire("21350238800019")
                .limiteur(new SansCompter())
                .build();
    }

    static int appeler(ApiParticulierClient client) {
        return client.quotientFamilial().actuel(PERSONNE).valeur().orElseThrow();
    }

    static void mesurer(Terrain terrain) throws Exception {
        try (Duel duel = new Duel(terrain, 1, 150);
                ApiParticulierClient particulier = ouvrir(terrain.passerelle());
                ImpotParticulierClient dgfip =
                        NotreClient.builder(terrain.passerelle()).build()) {
            duel.opposer("porte.petite", () -> appeler(particulier), () -> NotreClient.appeler(dgfip, Charge.PETITE));
        }
    }

    /** Vingt requêtes par seconde, le débit de cette API, ne mesureraient que l'attente. */
    private static final class SansCompter implements LimiteurAppels {
        @Override
        public CompletableFuture<Boolean> demander(Guichet guichet, Duration attenteMax) {
            return CompletableFuture.completedFuture(true);
        }
    }
}
