package io.github.impotparticulier.mesures;

import io.github.impotparticulier.ApiParticulierClient;
import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.appel.LimiteurAppels;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Sexe;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Un appel à l'API Particulier, à côté d'un appel à la DGFiP dont la réponse a la même longueur ; et les deux mêmes requêtes par OkHttp nu,
 * sans rien lire de la réponse : dix paramètres et quatre en-têtes de plus ne sont pas du client.
 */
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
            FilNu fil = new FilNu(terrain.passerelle());
            duel.opposer("porte.fil", fil::particulier, fil::dgfip);
        }
    }

    /** Ce que coûtent à OkHttp les deux requêtes : l'adresse composée à chaque fois, et les octets reçus. */
    private static final class FilNu {
        private static final String CORRELATION = "0b7f2c4e-2222-4333-8444-0123456789ab";

        private final OkHttpClient http = new OkHttpClient();
        private final HttpUrl racine;

        FilNu(String passerelle) {
            racine = HttpUrl.get(passerelle);
        }

        byte[] particulier() throws IOException {
            HttpUrl adresse = racine.newBuilder()
                    .encodedPath("/v3/dss/quotient_familial/identite")
                    .addQueryParameter("recipient", "21350238800019")
                    .addQueryParameter("nomNaissance", "SPECIMEN-DE-LA-MESURE")
                    .addQueryParameter("prenoms[]", "CAMILLE")
                    .addQueryParameter("prenoms[]", "DOMINIQUE")
                    .addQueryParameter("anneeDateNaissance", "1980")
                    .addQueryParameter("moisDateNaissance", "3")
                    .addQueryParameter("jourDateNaissance", "14")
                    .addQueryParameter("sexeEtatCivil", "F")
                    .addQueryParameter("codeCogInseePaysNaissance", "99100")
                    .addQueryParameter("codeCogInseeCommuneNaissance", "35238")
                    .build();
            return lire(new Request.Builder().url(adresse).header("Accept", "application/json"));
        }

        byte[] dgfip() throws IOException {
            HttpUrl adresse = racine.newBuilder()
                    .encodedPath(Charge.PETITE.adresse("", Charge.SPI))
                    .build();
            return lire(new Request.Builder()
                    .url(adresse)
                    .header("Accept", Charge.PETITE.typeMedia)
                    .header("ID_Teleservice", Charge.ID_TELESERVICE));
        }

        private byte[] lire(Request.Builder requete) throws IOException {
            Request complete = requete.header("Authorization", "Bearer jeton-des-mesures")
                    .header("X-Correlation-ID", CORRELATION)
                    .build();
            try (Response reponse = http.newCall(complete).execute()) {
                return reponse.body().bytes();
            }
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
