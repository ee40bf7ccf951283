package io.github.impotparticulier.exemples.observabilite;

import io.github.impotparticulier.ApiParticulierClient;
import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.appel.EcouteurAppels;
import io.github.impotparticulier.autre.AutreApi;
import io.github.impotparticulier.autre.Methode;
import io.github.impotparticulier.bacasable.AutreApiServie;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.PersonneFictive;
import io.github.impotparticulier.bacasable.particulier.DelegationFictive;
import io.github.impotparticulier.bacasable.particulier.IdentiteFictive;
import io.github.impotparticulier.bacasable.particulier.PanneParticulier;
import io.github.impotparticulier.bacasable.particulier.UsagerParticulier;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Usager;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Le programme que l'agent surveille : chaque sorte d'appel des deux clients, puis deux clients HTTP ordinaires, qu'il voit. */
final class ToutAppeler {
    /** De quoi faire aboutir chaque demande : des foyers, un impôt sur la fortune, une élève, une étudiante, un demandeur d'emploi. */
    static final List<String> CAS = List.of(
            "maries-deux-enfants",
            "famille-nombreuse",
            "parent-isole",
            "declarante-invalide",
            "haut-revenu-ifi",
            "micro-bic",
            "etudiante-non-imposable",
            "eleve-boursiere");

    /** La personne des seuls clients HTTP ordinaires. */
    static final String TEMOIN = "montants-64-bits";

    static final String CORPS = "corps-du-message";

    private static final Clock NOVEMBRE_2024 = Clock.fixed(Instant.parse("2024-11-15T10:00:00Z"), ZoneOffset.UTC);
    private static final AutreApi AUTRE = AutreApi.de("infinoe", "/infinoe-fictif", "portee_fictive");
    private static final Duration PRESSE = Duration.ofMillis(500);

    private final Set<String> aboutis = new ConcurrentSkipListSet<>();
    private final Set<String> refuses = new ConcurrentSkipListSet<>();
    private final Set<String> jetons = new ConcurrentSkipListSet<>();
    private final AtomicInteger requetes = new AtomicInteger();
    private final EcouteurAppels ecouteur;
    private final BacASable bac;

    private ToutAppeler(BacASable bac) {
        this.bac = bac;
        TracesEtMesures traces = new TracesEtMesures(GlobalOpenTelemetry.get(), new SimpleMeterRegistry());
        ecouteur = essai -> {
            requetes.incrementAndGet();
            traces.essaiTermine(essai);
        };
    }

    /**
     * Appelle tout.
     *
     * @param arguments où écrire le bilan
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> bilan = new ArrayList<>();
        try (BacASable dgfip = BacASable.builder()
                        .horloge(NOVEMBRE_2024)
                        .autreApi(AutreApiServie.de("/infinoe-fictif", "portee_fictive")
                                .avecReponse(202, "text/plain", "reçu"))
                        .demarrer();
                // À l'heure du client : un quotient n'est rendu que pour l'un des vingt-quatre derniers mois.
                BacASable particulier = BacASable.demarrer()) {
            ToutAppeler deLaDgfip = new ToutAppeler(dgfip);
            ToutAppeler deParticulier = new ToutAppeler(particulier);
            CompletableFuture<Void> autre = CompletableFuture.runAsync(deParticulier::particulier);
            deLaDgfip.dgfip();
            autre.join();
            deLaDgfip.rendreCompte(bilan);
            deParticulier.rendreCompte(bilan);
            temoigner(dgfip.passerelle(), dgfip.personne(TEMOIN));
        }
        Files.write(Path.of(arguments[0]), bilan);
    }

    private void rendreCompte(List<String> bilan) {
        bilan.add("requêtes " + requetes);
        bilan.add("reçues " + bac.journal().size());
        aboutis.forEach(appel -> bilan.add("abouti " + appel));
        refuses.forEach(appel -> bilan.add("refusé " + appel));
        jetons.forEach(jeton -> bilan.add("jeton " + jeton));
        bilan.add("jeton " + bac.jetonParticulier());
        bilan.add("jeton " + bac.jetonEditeur());
    }

    private void dgfip() {
        try (ImpotParticulierClient client = ImpotParticulierClient.builder()
                .depuis(bac.variables())
                .millesimes(MillesimeCalculator.builder().horloge(NOVEMBRE_2024).build())
                .ecouteur(ecouteur)
                .build()) {
            for (UsagerParticulier personne : personnes()) {
                EtatCivil etatCivil = Demandes.etatCivil(personne.identite());
                Demandes.pour(personne, this::jeton, ImpotParticulierClient.class)
                        .forEach((nom, demande) -> essayer(nom, () -> demande.apply(client)));
                essayer("parEtatCivil", () -> client.irAssiette().derniereAnnee(client.parEtatCivil(etatCivil)));
                autreApi(client, etatCivil);
            }
            enMemeTemps(Demandes.pour(personnes().get(0), this::jeton, ImpotParticulierClient.class).entrySet().stream()
                    .map(demande -> client.async(c -> essayer(
                            "async " + demande.getKey(),
                            () -> demande.getValue().apply(c))))
                    .toList());
            Usager usager = Usager.parSpi(bac.personne(CAS.get(0)).spi());
            essayer(
                    "vues",
                    () -> client.avecReference("agent-42")
                            .avecDelaiConnexion(Duration.ofSeconds(2))
                            .avecDelaiEssai(Duration.ofSeconds(3))
                            .avecDelaiAppel(Duration.ofSeconds(4))
                            .irAssiette()
                            .derniereAnnee(usager));
            pannes(client.avecDelaiAppel(PRESSE), usager);
        }
    }

    private void autreApi(ImpotParticulierClient client, EtatCivil etatCivil) {
        essayer(
                "autreApi avec un corps",
                () -> client.autreApi(AUTRE)
                        .envoyer(
                                Methode.POST,
                                "/depots/{qui}?nom={nom}",
                                Map.of("qui", etatCivil.prenoms(), "nom", etatCivil.nom()),
                                "text/plain",
                                CORPS.getBytes(StandardCharsets.UTF_8)));
        essayer(
                "autreApi sans corps",
                () -> client.autreApi(AUTRE).envoyer(Methode.GET, "/depots/{qui}", Map.of("qui", etatCivil.nom())));
    }

    private void pannes(ImpotParticulierClient client, Usager usager) {
        Demandes.pannes().forEach((nom, panne) -> {
            bac.panne(panne, 2);
            essayer("panne " + nom, () -> client.irAssiette().pour(usager, 2023));
            bac.retablir();
        });
    }

    private void particulier() {
        EtatCivil etatCivil =
                Demandes.etatCivil(bac.usagerParticulier("parent-isole").identite());
        for (UsagerParticulier personne : personnes()) {
            // Un client par personne : un seul attendrait, pour les jetons FranceConnect, la minute suivante.
            bac.avancer(Duration.ofMinutes(2));
            try (ApiParticulierClient client = clientParticulier()) {
                Demandes.pour(personne, this::jeton, ApiParticulierClient.class)
                        .forEach((nom, demande) -> essayer(nom, () -> demande.apply(client)));
            }
        }
        bac.avancer(Duration.ofMinutes(2));
        try (ApiParticulierClient client = clientParticulier();
                ApiParticulierClient editeur = ApiParticulierClient.builder()
                        .adresse(bac.particulier())
                        .jetonEditeur(bac.jetonEditeur())
                        .ecouteur(ecouteur)
                        .build()) {
            IdentiteFictive etudiante =
                    bac.usagerParticulier("etudiante-non-imposable").identite();
            enMemeTemps(Demandes.pour(personnes().get(0), this::jeton, ApiParticulierClient.class).entrySet().stream()
                    .map(demande -> client.async(c -> essayer(
                            "async " + demande.getKey(),
                            () -> demande.getValue().apply(c))))
                    .toList());
            essayer("jeton", client::jeton);
            essayer("etat", () -> client.etat("dss"));
            essayer("lire", () -> client.lire("/v3/gip_mds/service_civique/identite", Demandes.identite(etudiante)));
            essayer("version", () -> client.boursier().version(4).pour(etatCivil));
            for (DelegationFictive delegation : bac.delegations()) {
                essayer(
                        "délégation",
                        () -> editeur.pourDelegation(delegation.siret(), UUID.fromString(delegation.id()))
                                .rsa()
                                .pour(etatCivil));
            }
            PanneParticulier.noms().forEach(nom -> panneParticulier(nom, etatCivil));
        }
    }

    /** Par un autre client : celui qu'une panne a fait se taire un moment n'en verrait pas la suivante. */
    private void panneParticulier(String nom, EtatCivil etatCivil) {
        bac.avancer(Duration.ofMinutes(2));
        bac.panne(PanneParticulier.nommee(nom).orElseThrow(), 2);
        try (ApiParticulierClient client = clientParticulier()) {
            essayer(
                    "panne particulier " + nom,
                    () -> client.avecDelaiAppel(PRESSE).rsa().pour(etatCivil));
        }
        bac.retablir();
    }

    private ApiParticulierClient clientParticulier() {
        return ApiParticulierClient.builder()
                .depuis(bac.variables())
                .destinataire(bac.delegations().get(0).siret())
                .ecouteur(ecouteur)
                .build();
    }

    private String jeton(String spi) {
        String jeton = bac.jetonFranceConnect(spi);
        jetons.add(jeton);
        return jeton;
    }

    private List<UsagerParticulier> personnes() {
        return CAS.stream().map(bac::usagerParticulier).toList();
    }

    private static void enMemeTemps(List<CompletableFuture<Object>> appels) {
        CompletableFuture.allOf(appels.toArray(CompletableFuture[]::new)).join();
    }

    private Object essayer(String nom, Supplier<?> appel) {
        try {
            Object rendu = appel.get();
            aboutis.add(nom);
            return rendu;
        } catch (AppelException e) {
            refuses.add(nom + " " + e.getClass().getSimpleName());
            return e;
        }
    }

    /** Ce que l'agent voit d'ordinaire, pour que ne rien voir prouve quelque chose. */
    private static void temoigner(String passerelle, PersonneFictive personne)
            throws IOException, InterruptedException {
        String adresse = passerelle + "/temoin/" + personne.spi() + "?nom=" + personne.nom() + "&prenoms="
                + personne.prenoms().replace(' ', '+') + "&naissance="
                + personne.etatCivil().dateNaissance().orElseThrow();
        Request requete = new Request.Builder().url(adresse).build();
        try (Response reponse = new OkHttpClient().newCall(requete).execute()) {
            reponse.code();
        }
        HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(adresse)).build(), HttpResponse.BodyHandlers.discarding());
    }
}
