package io.github.impotparticulier.exemples.raccordement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.Panne;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Le programme tel qu'on le lance : ce qu'il affiche, écrit et rend. */
class RaccordementTest {
    private static final String ENTETE = "nom;passerelle;cle;secret;teleservice;portees;jeton;siret;particulier";

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final PrintStream sortie = new PrintStream(octets, true, StandardCharsets.UTF_8);
    private final BacASable bac = BacASable.demarrer();
    private final List<Duration> attentes = new ArrayList<>();

    @TempDir
    private Path dossier;

    @AfterEach
    void fermer() {
        bac.close();
    }

    private int lancer(Map<String, String> variables, String... arguments) {
        octets.reset();
        return Raccordement.lancer(sortie, Clock.systemUTC(), attentes::add, variables, arguments);
    }

    private String affiche() {
        return octets.toString(StandardCharsets.UTF_8);
    }

    private String ecrire(String... lignes) throws IOException {
        return Files.writeString(dossier.resolve("communes.csv"), ENTETE + "\n" + String.join("\n", lignes) + "\n")
                .toString();
    }

    private String rapport() {
        return dossier.resolve("rapport").toString();
    }

    private String dgfip(String nom, String secret) {
        return String.join(
                ";", nom, bac.passerelle(), bac.cle(), secret, bac.idTeleservice(), "RessourceIR", "", "", "");
    }

    @Test
    void une_ligne_qui_echoue_n_arrete_pas_les_autres_et_le_code_dit_le_pire() throws Exception {
        String fichier = ecrire(
                "Illisible;;;env:ABSENTE",
                dgfip("Fauxel", "faux"),
                dgfip("Vertigny", bac.secret()),
                "Portclos;https://127.0.0.1:1/;k;s;;;;;",
                dgfip("Finale", bac.secret()));

        assertThat(lancer(Map.of(), fichier, "--rapport", rapport())).isEqualTo(1);
        assertThat(affiche().replaceAll("\\n {20,}", " "))
                .contains(
                        "1/5  Illisible (DGFiP) : à corriger",
                        "2/5  Fauxel (DGFiP) : à corriger",
                        "4/5  Portclos (DGFiP) : à corriger",
                        "5/5  Finale (DGFiP) : ",
                        "La clé ou le secret sont refusés.",
                        "À voir avec : le portail APIM de la DGFiP.")
                .doesNotContain("Exception");
        assertThat(dossier.resolve("rapport.html")).content().contains("Vertigny", "Portclos");
        assertThat(dossier.resolve("rapport.json")).content().contains("IDENTIFIANTS_REFUSES", "CONNEXION_REFUSEE");
    }

    @Test
    void ce_que_l_on_ne_peut_dire_a_son_code() throws Exception {
        bac.panne(Panne.indisponible());

        assertThat(lancer(Map.of(), ecrire(dgfip("Panneville", bac.secret())), "--rapport", rapport()))
                .isEqualTo(2);
        assertThat(affiche()).contains("Le service est indisponible").doesNotContain("1/1");
    }

    @Test
    void les_variables_d_environnement_font_une_ligne_ou_deux() {
        Map<String, String> variables = Map.of(
                "DGFIP_PASSERELLE", bac.passerelle(),
                "DGFIP_CLE", bac.cle(),
                "DGFIP_SECRET", bac.secret(),
                "DGFIP_SPI", bac.personne("maries-deux-enfants").spi() + ",x",
                "API_PARTICULIER_TOKEN", bac.jetonParticulier());

        lancer(
                variables,
                "--environnement",
                "--siret",
                Banc.SIRET,
                "--particulier",
                bac.particulier(),
                "--portees",
                "RessourceIR cnaf_quotient_familial",
                "--rapport",
                rapport());

        assertThat(affiche())
                .contains("Variables d'environnement (DGFiP) : ", "Variables d'environnement (API Particulier) : ");
        assertThat(bac.journal())
                .anyMatch(echange -> echange.route().contains("/ir/assiettes") && echange.statut() == 200);
    }

    @Test
    void ni_secret_ni_jeton_ni_numero_fiscal_dans_aucune_sortie() throws Exception {
        Path secret = Files.writeString(dossier.resolve("secret"), bac.secret());
        String spi = bac.personne("maries-deux-enfants").spi();
        String fichier = ecrire(
                dgfip("Clair", bac.secret()),
                dgfip("Variable", "env:LE_SECRET"),
                dgfip("Fichier", "fichier:" + secret),
                dgfip("Faux", "secret-fictif-faux"),
                "Colonnes;" + bac.passerelle() + ";" + bac.cle() + ";" + bac.secret() + ";;" + bac.secret() + ";;;",
                "Adresse;" + bac.secret() + ";" + bac.cle() + ";" + bac.secret() + ";;;;;",
                "Siret;;;;;;" + bac.jetonParticulier() + ";" + bac.jetonParticulier() + ";" + bac.particulier(),
                "Particulier;;;;;cnaf_quotient_familial;" + bac.jetonParticulier() + ";" + Banc.SIRET + ";"
                        + bac.particulier(),
                "Inconnu;;;;;;jeton-fictif-inconnu;" + Banc.SIRET + ";" + bac.particulier());
        Map<String, String> variables = Map.of("LE_SECRET", bac.secret(), "DGFIP_SPI", spi);
        List<Panne> pannes = List.of(
                Panne.quotaDepasse(),
                Panne.pageHtml(403),
                Panne.faute(403, 900908),
                Panne.objetVide(),
                Panne.coupure(),
                Panne.statutNu(500).surJetons());

        for (Panne panne : pannes) {
            bac.panne(panne);
            lancer(variables, fichier, "--rapport", rapport());
            String tout = affiche()
                    + Files.readString(dossier.resolve("rapport.html"))
                    + Files.readString(dossier.resolve("rapport.json"));
            assertThat(tout)
                    .as(panne.toString())
                    .contains("Particulier", "9/9")
                    .doesNotContain(
                            bac.secret(),
                            bac.cle(),
                            bac.jetonParticulier(),
                            "secret-fictif-faux",
                            "jeton-fictif-inconnu",
                            spi,
                            "3999999999999",
                            "RACCORDEMENT-FICTIF");
        }
        assertThat(attentes)
                .as("un refus de quota vaut pour les autres lignes de la clé")
                .isNotEmpty()
                .allSatisfy(attente -> assertThat(attente).isBetween(Duration.ZERO, Duration.ofMinutes(1)));
    }

    @Test
    void l_aide_dit_les_colonnes_et_les_codes_de_retour() {
        assertThat(lancer(Map.of(), "--help")).isZero();

        for (Colonne colonne : Colonne.values()) {
            assertThat(affiche()).contains("  " + colonne.nom() + " : ");
        }
        assertThat(affiche().replaceAll("\\s+", " "))
                .contains(
                        "0 tout est bon 1 quelque chose est à corriger 2 rien n'est à corriger, mais on ne peut pas tout"
                                + " dire 64 la commande est mal écrite");
    }

    @Test
    void une_commande_impossible_rend_une_phrase_et_son_code() throws Exception {
        assertThat(lancer(Map.of(), dossier.resolve("absent.csv").toString())).isEqualTo(64);
        assertThat(affiche()).startsWith("Un fichier ne se lit ou ne s'écrit pas");
        assertThat(lancer(Map.of(), ecrire())).isEqualTo(64);
        assertThat(affiche()).startsWith("Le fichier n'a pas de ligne");
        assertThat(lancer(
                        Map.of(),
                        ecrire("a"),
                        "--rapport",
                        dossier.resolve("absent/rapport").toString()))
                .isEqualTo(64);
        assertThat(affiche()).startsWith("--rapport : ");
        assertThat(lancer(Map.of(), ecrire("a"), "--quota", "0")).isEqualTo(64);
        assertThat(affiche()).startsWith("--quota : ");
        assertThat(lancer(Map.of(), ecrire("a"), "--certificat-client", "absent.p12", "--mot-de-passe", "env:X"))
                .isEqualTo(64);
        assertThat(affiche()).startsWith("--mot-de-passe : la variable X manque");
        assertThat(lancer(
                        Map.of("X", "y"), ecrire("a"), "--certificat-client", "absent.p12", "--mot-de-passe", "env:X"))
                .isEqualTo(64);
        assertThat(affiche()).startsWith("Le certificat de client ne se lit pas");
        assertThat(lancer(Map.of(), "--inconnue")).isEqualTo(64);
    }
}
