package io.github.impotparticulier.exemples.fiabilisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.ContratPartenaire;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Le lot, contre le bac à sable. */
class LotTest {
    private static final String CONNUE = Banc.CONNUE;
    private static BacASable bac;

    @TempDir
    private Path dossier;

    private Banc banc;

    @BeforeAll
    static void demarrer() {
        bac = BacASable.demarrer();
    }

    @AfterAll
    static void arreter() {
        bac.close();
    }

    @BeforeEach
    void preparer() {
        banc = new Banc(dossier);
    }

    private void refuse(String phrase) {
        long avant = Banc.recherches(bac);
        assertThatExceptionOfType(ArretException.class)
                .isThrownBy(() -> banc.lancer(bac))
                .withMessageContaining(phrase);
        assertThat(Banc.recherches(bac)).isEqualTo(avant);
    }

    @Test
    void chaque_ligne_a_son_issue_dans_l_ordre_du_fichier() throws Exception {
        banc.ecrire(
                Banc.ENTETE,
                "R1;" + CONNUE + ";loyer",
                "R2;INTROUVABLE-FICTIF;CAMILLE;2;14/03/1990;35;238;;loyer",
                "R3;SECRET-FICTIF;ZAINA;2;19/11/1992;976;611;;loyer",
                "R4;SOSIE-FICTIVE;MARIE JEANNE;2;1961;45;234;;loyer",
                "R5;EXEMPLE;CAMILLE;X;31/02/1990;35;238;;loyer",
                "R6;D’Outre-Fiction;Maeva;F;1987-02-08;;98818;;loyer",
                "R7;INVENTÉE;Anaïs João;2;00/00/1975;99;;99394;loyer",
                "R8;EXEMPLE;CAMILLE;2",
                "R9;EXEMPLE;CAMILLE;2;14/03/1990;35;238;99100;loyer");

        banc.lancer(bac);

        assertThat(banc.texte().lines().skip(1).map(ligne -> ligne.replaceAll("(.*?;.*?;.*?;.*?);.*", "$1")))
                .containsExactly(
                        "R1;loyer;2;TROUVEE",
                        "R2;loyer;3;INCONNUE",
                        "R3;loyer;4;INDISTINCTE",
                        "R4;loyer;5;TROUVEE",
                        "R5;loyer;6;MAL_FORMEE",
                        "R6;loyer;7;TROUVEE",
                        "R7;loyer;8;TROUVEE",
                        "R8;;9;MAL_FORMEE",
                        "R9;loyer;10;TROUVEE");
        assertThat(banc.texte())
                .contains(
                        "R1;loyer;2;TROUVEE;;3990000001092;EXEMPLE;EXEMPLE;EXEMPLE;CAMILLE;CAMILLE;2;14/03/1990;99100;35;238;12;;"
                                + "RUE DE L EXEMPLE;35;238;RENNES;FRANCE\r\n")
                .contains("\"sexe : donnez 1, M ou H, ou bien 2 ou F ; date_naissance : ce jour n'existe pas\";;")
                .contains("4 champs au lieu de 9");
        assertThat(banc.bilan().complet()).isTrue();
        assertThat(banc.bilan().nombre(Issue.TROUVEE)).isEqualTo(5);
    }

    @Test
    void un_seul_appel_par_ligne_bien_formee_et_aucun_quand_tout_est_ecrit() throws Exception {
        banc.ecrireConnues(5);
        long avant = Banc.recherches(bac);

        banc.lancer(bac);
        String texte = banc.texte();
        banc.lancer(bac);

        assertThat(Banc.recherches(bac) - avant).isEqualTo(5);
        assertThat(banc.texte()).isEqualTo(texte);
        assertThat(banc.bilan().reprises()).isEqualTo(5);
    }

    @Test
    void en_windows_1252_les_accents_se_lisent_et_s_ecrivent() throws Exception {
        banc.format(Banc.windows1252())
                .ecrire(Banc.ENTETE, "R1;INVENTÉE;Anaïs João;2;1975;;;99394;Impayé de l’été – 12 €");

        banc.lancer(bac);

        assertThat(Files.readAllBytes(banc.resultat())).contains((byte) 0x80, (byte) 0x92, (byte) 0x96);
        assertThat(banc.texte()).contains("R1;Impayé de l’été – 12 €;2;TROUVEE");
    }

    @Test
    void un_fichier_d_un_autre_encodage_est_refuse_avant_toute_demande() {
        banc.format(Banc.windows1252()).ecrire(Banc.ENTETE, "R1;" + CONNUE + ";o", "R2;INVENTÉE;ANA;2;1975;;;99394;o");
        banc.format(FormatCsv.PAR_DEFAUT);

        refuse("Vers la ligne 1, le fichier des débiteurs n'est pas en UTF-8 : donnez son encodage");
        assertThat(banc.resultat()).doesNotExist();
    }

    @Test
    void la_marque_d_excel_se_passe_en_utf8_et_se_refuse_ailleurs() throws Exception {
        banc.ecrire("\uFEFF" + Banc.ENTETE, "R1;" + CONNUE + ";o").lancer(bac);
        assertThat(banc.texte()).startsWith("reference;objet;r2p_ligne;r2p_issue;");

        banc.format(Banc.windows1252());
        refuse("marque de l'UTF-8");
    }

    @Test
    void un_guillemet_jamais_referme_est_refuse_avant_toute_demande() {
        banc.ecrire(Banc.ENTETE, "R1;" + CONNUE + ";o", "R2;" + CONNUE + ";\"o");

        refuse("Après la ligne 2 du fichier des débiteurs, un guillemet");
    }

    @Test
    void un_champ_enorme_est_refuse_avant_toute_demande_et_se_dit() {
        banc.ecrire(Banc.ENTETE, "R1;" + Banc.CONNUE + ";" + "o".repeat(70_000));
        refuse(
                "Après la ligne 1 du fichier des débiteurs, un guillemet est mal placé ou n'est jamais refermé, ou un champ dépasse 65 536"
                        + " caractères");

        banc.ecrire(Banc.ENTETE + ";" + "o".repeat(70_000));
        refuse("Dès la première ligne du fichier des débiteurs, un guillemet");
    }

    @Test
    void une_colonne_exigee_qui_manque_est_nommee() {
        banc.ecrire("reference,nom,prenoms", "R1,EXEMPLE,CAMILLE");

        refuse("pas de colonne « reference » : vérifiez le séparateur");
    }

    @Test
    void les_colonnes_se_reconnaissent_a_peu_pres_ou_se_nomment() throws Exception {
        banc.colonnes(Map.of(Champ.REFERENCE, "N° de titre"))
                .ecrire(
                        "Prénoms;NOM;Sexe;N° de titre;Date de naissance;Commune de naissance;Tiers",
                        "CAMILLE;EXEMPLE;2;R1;14/03/1990;35238;-12,50");

        banc.lancer(bac);

        assertThat(banc.texte()).contains("N° de titre;Tiers;r2p_ligne").contains("R1;-12,50;2;TROUVEE");
    }

    @Test
    void un_nom_de_colonne_que_le_motif_redit_n_est_pas_une_formule() throws Exception {
        banc.colonnes(Map.of(Champ.NOM, "=NOM()"))
                .ecrire(Banc.ENTETE.replace(";nom;", ";=NOM();"), "R1;;CAMILLE;2;14/03/1990;35;238;;o");
        banc.lancer(bac);

        assertThat(banc.issues()).containsExactly("R1 MAL_FORMEE '=NOM() : manque");
    }

    @Test
    void les_colonnes_de_franceconnect_se_reconnaissent() throws Exception {
        banc.ecrire(
                "reference;given_name;family_name;birthdate;gender;birthplace;birthcountry;preferred_username",
                "R1;CAMILLE;EXEMPLE;1990-03-14;female;35238;99100;DUPONT-FICTIF",
                "R2;Anaïs João;INVENTÉE;1975-00-00;female;;99394;");

        banc.lancer(bac);

        assertThat(banc.texte()).contains("R1;DUPONT-FICTIF;2;TROUVEE").contains("R2;;3;TROUVEE");
    }

    /** FranceConnect complète au premier jour une date mal connue : celle-là n'est au registre de personne. */
    @Test
    void d_une_naissance_presumee_seul_ce_qui_est_connu_est_demande() throws Exception {
        banc.ecrire(
                "reference;given_name;family_name;birthdate;idp_birthdate;gender;birthplace;birthcountry",
                "R1;CAMILLE;EXEMPLE;1990-03-14;;female;35238;99100",
                "R2;Halima;Présumée-Fictive;1992-05-01;1992-05-00;female;98511;99100",
                "R3;Halima;Présumée-Fictive;1992-05-01;;female;98511;99100",
                "R4;Halima;Présumée-Fictive;1992-05-01;hier;female;98511;99100");

        banc.lancer(bac);

        assertThat(banc.texte())
                .contains("R1;2;TROUVEE", "R2;3;TROUVEE", "R3;4;INCONNUE")
                .contains("R4;5;MAL_FORMEE;idp_birthdate : donnez JJ/MM/AAAA");
    }

    /** Un fichier qui ne dit que ce qui est connu le dit entièrement ; une date vide y manque. */
    @Test
    void la_date_connue_dispense_de_l_autre() throws Exception {
        banc.ecrire(
                "reference;given_name;family_name;idp_birthdate;gender;birthplace;birthcountry",
                "R1;CAMILLE;EXEMPLE;1990-03-14;female;35238;99100",
                "R2;Halima;Présumée-Fictive;1992-05-00;female;98511;99100",
                "R3;CAMILLE;EXEMPLE;;female;35238;99100");

        banc.lancer(bac);

        assertThat(banc.texte())
                .contains("R1;2;TROUVEE", "R2;3;TROUVEE")
                .contains("R3;4;MAL_FORMEE;idp_birthdate : manque");
    }

    @Test
    void deux_colonnes_pour_un_meme_champ_sont_refusees_a_moins_de_choisir() throws Exception {
        String ligne = "R1;AUTRE-FICTIF;" + CONNUE;
        banc.ecrire(Banc.ENTETE.replace("reference;", "reference;family_name;").replace(";objet", ""), ligne);

        refuse("Deux colonnes disent la même chose, « nom » et « family_name » : choisissez par --colonne nom=…");

        banc.colonnes(Map.of(Champ.NOM, "nom")).lancer(bac);
        assertThat(banc.texte()).contains("R1;AUTRE-FICTIF;2;TROUVEE");
    }

    @Test
    void une_reprise_sur_un_autre_fichier_ou_d_autres_reglages_est_refusee() throws Exception {
        banc.ecrireConnues(2).lancer(bac);
        String texte = banc.texte();

        banc.ecrireConnues(3);
        refuse("(le fichier des débiteurs : ce n'est plus pareil)");
        banc.ecrireConnues(2).passerelle("une autre");
        refuse("(la passerelle : ce n'est plus pareil)");
        banc.passerelle("essai").format(Banc.windows1252());
        refuse("(l'encodage : ce n'est plus pareil)");
        banc.format(FormatCsv.PAR_DEFAUT).colonnes(Map.of(Champ.NOM, "nom"));
        refuse("(le nom des colonnes : ce n'est plus pareil)");

        assertThat(banc.texte()).isEqualTo(texte);
    }

    @Test
    void un_resultat_modifie_ou_d_ailleurs_est_refuse_et_reste_tel_quel() throws Exception {
        banc.ecrireConnues(2).lancer(bac);
        String texte = banc.texte();

        for (String autre : new String[] {
            texte.replace("R1;", "R7;"),
            texte.replace("TROUVEE", "TROUVE"),
            texte.replace("r2p_motif", "motif"),
            texte.replace("R2;o;3;", "R2;o;4;"),
            texte + "R3;o;4;TROUVEE" + ";".repeat(19) + "\r\n",
            "\"\"\"" + texte + "\"\r\n",
            // Un guillemet de trop : tout ce qui le suit passe pour une ligne inachevée.
            texte.replace("R1;", "\"R1;") + "R3;o;4;TROUVEE\r\n".repeat(5_000)
        }) {
            Files.writeString(banc.resultat(), autre);
            refuse("a changé depuis qu'il a été écrit");
            assertThat(banc.texte()).isEqualTo(autre);
        }
        Files.delete(Empreinte.chemin(banc.resultat()));
        refuse("existe, sans « resultat.csv.reprise » à côté");
    }

    @Test
    void le_fichier_des_debiteurs_ne_peut_pas_etre_le_resultat() throws Exception {
        banc.ecrireConnues(1);
        Files.createSymbolicLink(banc.resultat(), banc.debiteurs());

        refuse("Le résultat écraserait le fichier des débiteurs");
    }

    @Test
    void un_traitement_qui_n_a_rien_encore_ecrit_tient_deja_son_resultat() throws Exception {
        banc.ecrireConnues(1);
        try (FileChannel autre =
                FileChannel.open(banc.resultat(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            autre.lock();

            refuse("Un autre traitement écrit déjà");
        }
        assertThat(Empreinte.chemin(banc.resultat())).doesNotExist();
    }

    @Test
    void l_empreinte_d_un_traitement_tue_avant_d_avoir_rien_ecrit_ne_lie_personne() throws Exception {
        banc.ecrireConnues(3).lancer(bac);
        Files.write(banc.resultat(), new byte[0]);

        banc.ecrireConnues(2).lancer(bac);
        banc.lancer(bac);

        assertThat(banc.bilan().reprises()).isEqualTo(2);
    }

    @Test
    void un_seul_traitement_a_la_fois() throws Exception {
        banc.ecrireConnues(1).lancer(bac);
        try (FileChannel autre = FileChannel.open(banc.resultat(), StandardOpenOption.WRITE)) {
            autre.lock();

            refuse("Un autre traitement écrit déjà");
        }
    }

    @Test
    void les_fichiers_ne_se_lisent_que_de_leur_proprietaire() throws Exception {
        banc.ecrireConnues(1).lancer(bac);
        new Generateur(bac, FormatCsv.PAR_DEFAUT).ecrire(dossier.resolve("fictifs.csv"), 3);

        for (String nom : new String[] {"resultat.csv", "resultat.csv.reprise", "fictifs.csv"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dossier.resolve(nom))))
                    .as(nom)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void un_resultat_que_d_autres_pouvaient_lire_ne_l_est_plus_et_cela_se_dit() throws Exception {
        banc.ecrireConnues(1).lancer(bac);
        Files.setPosixFilePermissions(banc.resultat(), PosixFilePermissions.fromString("rw-r-----"));

        banc.lancer(bac);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(banc.resultat())))
                .isEqualTo("rw-------");
        assertThat(banc.suivi().phrases())
                .containsExactly("Le fichier de résultat pouvait être lu par d'autres : il ne l'est plus que de vous.");
        banc.lancer(bac);
        assertThat(banc.suivi().phrases()).as("une fois").hasSize(1);
    }

    @Test
    void des_identifiants_refuses_arretent_tout_a_la_premiere_ligne() throws IOException {
        banc.ecrireConnues(1000);
        try (Acces acces = new Acces(Acces.vers(bac).identifiants("autre", "autre"), null)) {
            assertThatExceptionOfType(ArretException.class)
                    .isThrownBy(() -> banc.lancer(acces.recherche()))
                    .withMessageContaining("Identifiants refusés")
                    .matches(e -> e.code() == CodeRetour.A_CORRIGER);
        }
        assertThat(banc.issues()).isEmpty();
    }

    @Test
    void une_portee_non_souscrite_arrete_tout_a_la_premiere_ligne() throws IOException {
        banc.ecrireConnues(1000);
        try (BacASable restreint = BacASable.builder()
                .contrat(ContratPartenaire.complet().avecPerimetres("RessourceIR"))
                .demarrer()) {
            assertThatExceptionOfType(ArretException.class)
                    .isThrownBy(() -> banc.lancer(restreint))
                    .withMessageContaining("portée");
        }
        assertThat(banc.issues()).isEmpty();
    }

    @Test
    void le_quota_est_celui_de_r2p_et_il_est_tenu() throws Exception {
        banc.ecrireConnues(8).simultanes(8);
        banc.patience(Duration.ZERO);
        long avant = Banc.recherches(bac);
        try (Acces acces = new Acces(Acces.vers(bac), 3)) {
            // Trop court pour attendre une place : ce qui dépasse le quota ne part pas.
            banc.lancer(Acces.recherche(acces.client().avecDelaiAppel(Duration.ofSeconds(20))));

            assertThat(acces.requetes().getAsLong()).isEqualTo(3);
        }
        assertThat(Banc.recherches(bac) - avant).isEqualTo(3);
        assertThat(banc.bilan().nombre(Issue.TROUVEE)).isEqualTo(3);
        assertThat(banc.bilan().nombre(Issue.ECHEC)).isEqualTo(5);
        // Huit fils prennent les trois places dans l'ordre où ils viennent : lesquelles des lignes, rien ne le dit.
        assertThat(banc.texte().lines().filter(ligne -> ligne.contains(";ECHEC;")))
                .hasSize(5)
                .allSatisfy(ligne -> assertThat(ligne).contains(";ECHEC;Votre quota ne laisse pas de place"));
        assertThat(banc.bilan().code()).isEqualTo(CodeRetour.A_RELANCER);
    }
}
