package io.github.impotparticulier.exemples.raccordement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chaque malheur de la démonstration est vu là où il est, et nulle part ailleurs. */
class DemonstrationTest {
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final PrintStream sortie = new PrintStream(octets, true, StandardCharsets.UTF_8);

    @TempDir
    private Path dossier;

    @Test
    void chaque_commune_a_le_constat_de_son_malheur() throws Exception {
        Rapport rapport = new Demonstration(sortie, Banc.HORLOGE).jouer();

        Map<String, List<String>> aCorriger = new LinkedHashMap<>();
        for (Bilan bilan : rapport.bilans()) {
            aCorriger.put(bilan.nom().replaceFirst(" \\(.*", "") + " " + bilan.api(), Banc.aLire(bilan));
        }
        assertThat(aCorriger)
                .containsExactly(
                        Map.entry("Vertigny DGFIP", List.of()),
                        Map.entry("Vertigny PARTICULIER", List.of()),
                        Map.entry("Fauxel DGFIP", List.of("JETON RessourceIR IDENTIFIANTS_REFUSES")),
                        Map.entry("Videval DGFIP", List.of("REGLAGES SECRET_ILLISIBLE")),
                        Map.entry("Demiport DGFIP", List.of("JETON RessourceTHPrincipale PORTEE_REFUSEE")),
                        Map.entry("Attendy DGFIP", List.of("SOUSCRIPTION IR assiette NON_SOUSCRITE")),
                        Map.entry("Dormans-le-Fictif DGFIP", List.of("SOUSCRIPTION IR assiette SOUSCRIPTION_INACTIVE")),
                        Map.entry("Autreville DGFIP", List.of("IDENTITE API Impôt particulier TELESERVICE_REFUSE")),
                        Map.entry(
                                "Grandnombre DGFIP",
                                List.of(
                                        "SOUSCRIPTION IR assiette NON_PROUVE",
                                        "IDENTITE API Impôt particulier NON_PROUVE",
                                        "QUOTA API Impôt particulier QUOTA_DEPASSE")),
                        Map.entry("Retardin DGFIP", List.of("HORLOGE HEURE_FAUSSE")),
                        Map.entry(
                                "Barrage DGFIP",
                                List.of(
                                        "SOUSCRIPTION IR assiette NON_PROUVE",
                                        "IDENTITE API Impôt particulier NON_PROUVE",
                                        "APPEL IR assiette REPONSE_ETRANGERE")),
                        Map.entry(
                                "Panneville DGFIP",
                                List.of(
                                        "SOUSCRIPTION IR assiette NON_PROUVE",
                                        "IDENTITE API Impôt particulier NON_PROUVE",
                                        "APPEL IR assiette INDISPONIBLE")),
                        Map.entry("Portclos DGFIP", List.of("ROUTE CONNEXION_REFUSEE")),
                        Map.entry("Nullepart DGFIP", List.of("RESOLUTION HOTE_INTROUVABLE")),
                        Map.entry("Passeport DGFIP", List.of("TLS CERTIFICAT_INCONNU")),
                        Map.entry("Detour DGFIP", List.of("ROUTE PROXY_INJOIGNABLE")),
                        Map.entry("Perimay PARTICULIER", List.of("JETON JETON_INCONNU")),
                        Map.entry("Manquevrain PARTICULIER", List.of("JETON cnaf_enfants PORTEE_NON_ACCORDEE")));
        assertThat(rapport.etat()).isEqualTo(Etat.A_CORRIGER);
    }

    @Test
    void la_demonstration_dit_ou_elle_en_est_ne_montre_rien_de_secret_et_ne_depend_pas_de_la_langue() throws Exception {
        Locale langue = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Raccordement.lancer(
                            sortie,
                            Banc.HORLOGE,
                            attente -> {},
                            Map.of(),
                            "--rapport",
                            dossier.resolve("demo").toString()))
                    .isZero();
        } finally {
            Locale.setDefault(langue);
        }

        assertThat(dossier.resolve("demo.html")).content().contains("Vertigny", "Manquevrain");
        assertThat(dossier.resolve("demo.json")).content().contains("Vertigny", "Manquevrain");
        assertThat(octets.toString(StandardCharsets.UTF_8)
                        .replace(dossier.toString(), "")
                        .replaceAll("\\n {20,}", " "))
                .contains(
                        " 1/18  Vertigny (tout va bien) (DGFiP) : bon\n",
                        "18/18  Manquevrain (portée non accordée) (API Particulier) : à corriger\n",
                        "à corriger        Horloge",
                        "Elle retarde de 3 heures.",
                        "Délai demandé : 30 secondes.",
                        "À joindre à une demande d'assistance : ")
                .doesNotContainPattern("\\d{13}")
                .doesNotContain("Exception", "secret-fictif-faux", "jeton-fictif-inconnu");
    }
}
