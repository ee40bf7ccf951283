package io.github.impotparticulier.exemples.fiabilisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ce que le programme affiche, et le code qu'il rend. */
class AffichageTest {
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final PrintStream sortie = new PrintStream(octets, true, StandardCharsets.UTF_8);

    @TempDir
    private Path dossier;

    private String affiche() {
        return octets.toString(StandardCharsets.UTF_8);
    }

    private int lancer(String... arguments) {
        octets.reset();
        return FiabilisationTiers.lancer(sortie, arguments);
    }

    @Test
    void la_demonstration_est_toujours_la_meme_et_ne_montre_aucun_numero_fiscal() throws Exception {
        Locale langue = Locale.getDefault();
        new Demonstration(sortie, () -> 0).montrer();
        String premiere = affiche();
        octets.reset();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            new Demonstration(sortie, () -> 0).montrer();
        } finally {
            Locale.setDefault(langue);
        }

        assertThat(affiche()).isEqualTo(premiere);
        assertThat(premiere)
                .contains("32 lignes écrites sur 60\n", "60 lignes écrites sur 60, dont 32 par un traitement précédent")
                .contains("TITRE-000001  2          TROUVEE      numéro trouvé")
                .contains(
                        "TITRE-000020  21         MAL_FORMEE                   sexe : donnez 1, M ou H, ou bien 2 ou F")
                .contains("Le bac à sable a reçu 54 recherches en tout : une par ligne bien formée, aucune deux fois.")
                .doesNotContainPattern("\\d{13}")
                .doesNotContain("Exception");
    }

    @Test
    void sans_terminal_une_ligne_toutes_les_dix_secondes_dit_le_debit_et_le_reste() {
        AtomicLong nanos = new AtomicLong();
        try (Avancement avancement = new AvancementLignes(sortie, nanos::get)) {
            avancement.commencer(100_000, 40_000);
            for (int seconde = 1; seconde <= 25; seconde++) {
                nanos.addAndGet(Duration.ofSeconds(1).toNanos());
                avancement.avancer(40_000 + seconde * 16L);
            }
        }

        assertThat(affiche()).isEqualTo("""
                        100 000 lignes à traiter, dont 40 000 déjà écrites
                        40 160 / 100 000 lignes (40 %), 16 lignes/s, reste 1 h 2 min
                        40 320 / 100 000 lignes (40 %), 16 lignes/s, reste 1 h 2 min
                        """);
    }

    @Test
    void le_bilan_compte_chaque_issue_la_duree_et_les_requetes() {
        AtomicLong nanos = new AtomicLong();
        Bilan bilan = new Bilan(() -> 1234, nanos::get);
        bilan.aTraiter(4);
        bilan.reprendre(Issue.INCONNUE);
        bilan.compter(Issue.INCONNUE);
        bilan.compter(Issue.MAL_FORMEE);
        nanos.set(Duration.ofSeconds(75).toNanos());

        assertThat(bilan.texte()).isEqualTo("""
                        3 lignes écrites sur 4, dont 1 par un traitement précédent
                          2 inconnues
                          1 mal formées
                        Cette fois : 2 lignes en 1 min 15 s (2 lignes/min), 1 234 requêtes
                        Personne n'est trouvé : vérifiez aussi l'adresse de la passerelle.
                        """);
    }

    @Test
    void generer_puis_traiter_rend_zero_et_n_affiche_rien_de_personnel() throws Exception {
        String debiteurs = dossier.resolve("debiteurs.csv").toString();
        String resultat = dossier.resolve("resultat.csv").toString();

        assertThat(lancer("--generer", "60", debiteurs)).isZero();
        assertThat(lancer("--generer", "60", debiteurs)).isEqualTo(1);
        assertThat(affiche()).contains("existe déjà, et ne sera pas écrasé");
        assertThat(lancer("--bac-a-sable", debiteurs, resultat)).isZero();
        assertThat(affiche())
                .contains("60 lignes à traiter", "60 lignes écrites sur 60", "54 requêtes")
                .doesNotContain("FICTIF", "EXEMPLE", "CAMILLE")
                .doesNotContainPattern("\\d{13}");
        assertThat(lancer("--bac-a-sable", "--simultanes", "2", debiteurs, resultat))
                .isZero();
        assertThat(affiche()).contains("0 requêtes");
        assertThat(lancer("--bac-a-sable", "--separateur", ",", debiteurs, resultat))
                .isEqualTo(1);
    }

    @Test
    void l_aide_dit_les_colonnes_et_chaque_code_de_retour() {
        assertThat(lancer("--help")).isZero();

        assertThat(affiche().replaceAll("\\s+", " "))
                .contains("family_name, given_name, gender, birthdate, birthplace, birthcountry, et idp_birthdate")
                .contains("--sans-temoin")
                .contains(
                        " 0 chaque ligne a sa réponse 1 il faut corriger d'abord 2 il faut relancer, ou redemander 3 rien ne"
                                + " prouve que R2P réponde : un proxy ou un pare-feu en dirait autant 4 tout est écrit, mais des lignes sont"
                                + " refusées, à corriger à part 64 la commande est mal écrite");
    }

    @Test
    void une_commande_impossible_rend_une_phrase_et_son_code() throws Exception {
        String debiteurs = dossier.resolve("debiteurs.csv").toString();

        assertThat(lancer("--bac-a-sable", debiteurs, debiteurs + ".r")).isEqualTo(1);
        assertThat(affiche()).startsWith("Fichier introuvable : ");
        Files.writeString(Path.of(debiteurs), Banc.ENTETE + "\n");
        assertThat(lancer("--bac-a-sable", debiteurs)).isEqualTo(1);
        assertThat(affiche()).startsWith("Donnez aussi le fichier de résultat");
        assertThat(lancer("--encodage", "UTF-16", "--bac-a-sable", debiteurs, debiteurs + ".r"))
                .isEqualTo(1);
        assertThat(affiche()).startsWith("Encodage inconnu");
        assertThat(lancer("--bac-a-sable", "--quota", "0", debiteurs, debiteurs + ".r"))
                .isEqualTo(1);
        assertThat(affiche()).startsWith("quotaParMinute : donnez un nombre");
        for (String nombre : new String[] {"0", "-3"}) {
            assertThat(lancer("--generer", nombre, debiteurs + ".g")).isEqualTo(1);
            assertThat(affiche()).startsWith("--generer est au moins 1.");
            assertThat(Path.of(debiteurs + ".g")).doesNotExist();
        }
        assertThat(lancer("--inconnue")).isEqualTo(64);
        assertThat(lancer("--bac-a-sable", debiteurs, debiteurs + ".r"))
                .as("aucune ligne")
                .isZero();
    }
}
