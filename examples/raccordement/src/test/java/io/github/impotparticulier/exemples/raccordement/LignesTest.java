package io.github.impotparticulier.exemples.raccordement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.bacasable.BacASable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ce que l'on lit d'un fichier, et ce que l'on refuse sans citer une valeur. */
class LignesTest {
    @TempDir
    private Path dossier;

    private List<Ligne> lire(String... lignes) throws Exception {
        return lire(StandardCharsets.UTF_8, lignes);
    }

    private List<Ligne> lire(Charset encodage, String... lignes) throws Exception {
        Path fichier = Files.write(
                dossier.resolve("communes.csv"), String.join("\r\n", lignes).getBytes(encodage));
        return Lignes.lire(fichier, ';', encodage);
    }

    @Test
    void les_colonnes_se_reconnaissent_dans_tout_ordre_avec_accents_majuscules_et_marque_d_excel() throws Exception {
        List<Ligne> lignes = lire(
                "\uFEFFNom;Clé;SECRET;Passerelle;Portées", "Vertigny;k;s;https://gw.exemple.fr;RessourceIR", ";k2;;;");

        assertThat(lignes.get(0).nom()).isEqualTo("Vertigny");
        assertThat(lignes.get(0).valeurs())
                .containsEntry(Colonne.CLE, "k")
                .containsEntry(Colonne.PORTEES, "RessourceIR");
        assertThat(lignes.get(1).nom()).isEqualTo("Ligne 3");
        assertThat(lignes.get(1).valeurs()).containsOnlyKeys(Colonne.CLE);
        assertThat(lire(Charset.forName("windows-1252"), "nom;clé", "Éville;k")
                        .get(0)
                        .nom())
                .isEqualTo("Éville");
    }

    @Test
    void une_ligne_vaut_pour_l_api_dont_elle_a_les_identifiants_ou_pour_les_deux() throws Exception {
        assertThat(lire("nom;cle;jeton", "a;k;", "b;;j", "c;k;j", "d;;").stream()
                        .map(Ligne::apis))
                .containsExactly(
                        List.of(Api.DGFIP),
                        List.of(Api.PARTICULIER),
                        List.of(Api.DGFIP, Api.PARTICULIER),
                        List.of(Api.DGFIP));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SECRET-DE-VERTIGNY;k\nx;y",
                "nom;cle;cle\na;SECRET-DE-VERTIGNY;b",
                "nom;cle",
                "nom;cle\n\"SECRET-DE-VERTIGNY;b",
                "nom;cle;secret\na;k;SECRET-DE;VERTIGNY",
                ""
            })
    void un_fichier_refuse_dit_pourquoi_et_n_en_cite_rien(String texte) {
        assertThatExceptionOfType(FichierException.class)
                .isThrownBy(() -> lire(texte.split("\n", -1)))
                .satisfies(e -> assertThat(e.getMessage()).isNotBlank().doesNotContain("SECRET", "VERTIGNY"));
    }

    /** Un tableur en met quand une colonne a été effacée. */
    @Test
    void des_separateurs_de_trop_sans_rien_derriere_ne_genent_pas() throws Exception {
        assertThat(lire("nom;cle", "a;k;;").get(0).valeurs()).containsEntry(Colonne.CLE, "k");
    }

    @Test
    void un_secret_se_lit_en_clair_d_une_variable_ou_d_un_fichier() throws Exception {
        Path fichier = Files.writeString(dossier.resolve("secret.txt"), "du fichier\n");

        assertThat(Secret.lire("cle", "en clair", nom -> null).valeur()).isEqualTo("en clair");
        assertThat(Secret.lire("cle", "env:CLE", Map.of("CLE", " de la variable ")::get)
                        .valeur())
                .isEqualTo("de la variable");
        assertThat(Secret.lire("cle", "fichier:" + fichier, nom -> null).valeur())
                .isEqualTo("du fichier");
        assertThat(Secret.lire("cle", "en clair", nom -> null)).hasToString("Secret[masqué]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env:ABSENTE", "env:VIDE", "fichier:/nulle/part", "fichier:\0"})
    void un_secret_qui_manque_se_dit_par_sa_colonne(String ecrit) {
        assertThatExceptionOfType(ReglageException.class)
                .isThrownBy(() -> Secret.lire("Colonne secret", ecrit, Map.of("VIDE", " ")::get))
                .withMessageStartingWith("Colonne secret : ")
                .withMessageEndingWith("manque, ou est vide.");
    }

    @Test
    void chaque_reglage_refuse_est_a_corriger_sans_etre_cite() {
        Map<Colonne, String> complete = new EnumMap<>(Map.of(
                Colonne.PASSERELLE, "https://gw.exemple.fr",
                Colonne.CLE, "k",
                Colonne.SECRET, "s"));

        assertThat(refus(Api.DGFIP, Map.of(Colonne.CLE, "k")))
                .isEqualTo("REGLAGES LIGNE_INCOMPLETE : Il manque : passerelle, secret.");
        assertThat(refus(Api.DGFIP, avec(complete, Colonne.PASSERELLE, "gw.exemple.fr")))
                .isEqualTo("REGLAGES REGLAGE_REFUSE : Adresse : commencez par https://, puis l'hôte.");
        assertThat(refus(Api.DGFIP, avec(complete, Colonne.PASSERELLE, "https://gw.exemple.fr/token")))
                .startsWith("REGLAGES REGLAGE_REFUSE : Adresse de passerelle trop longue");
        assertThat(refus(Api.DGFIP, avec(complete, Colonne.PASSERELLE, "http://gw.exemple.fr")))
                .startsWith("REGLAGES REGLAGE_REFUSE : Adresse de passerelle en http");
        assertThat(refus(Api.DGFIP, avec(complete, Colonne.CLE, "SECRET ÉCRIT")))
                .startsWith("REGLAGES REGLAGE_REFUSE : La clé doit comporter")
                .doesNotContain("ÉCRIT");
        assertThat(refus(Api.PARTICULIER, Map.of(Colonne.JETON, "j", Colonne.SIRET, "12345678901234")))
                .startsWith("REGLAGES REGLAGE_REFUSE : Colonne siret");
        assertThat(refus(
                        Api.PARTICULIER,
                        Map.of(Colonne.JETON, "j", Colonne.SIRET, Banc.SIRET, Colonne.DELEGATION, "une")))
                .startsWith("REGLAGES REGLAGE_REFUSE : Colonne delegation");
    }

    @Test
    void une_portee_que_l_outil_ne_connait_pas_se_dit_par_son_rang_et_n_empeche_rien() {
        try (BacASable bac = BacASable.demarrer()) {
            Bilan bilan = new Banc().examiner(Api.DGFIP, Banc.dgfip(bac, "RessourceIR SECRET-DE-VERTIGNY"));

            assertThat(Banc.aLire(bilan)).containsExactly("REGLAGES portée 2 PORTEE_HORS_DE_L_OUTIL");
            assertThat(bilan.constats()).anyMatch(constat -> constat.motif() == Motif.REPOND);
        }
    }

    @Test
    void les_portees_d_une_api_n_empechent_pas_l_autre() {
        try (BacASable bac = BacASable.demarrer()) {
            Map<Colonne, String> valeurs = Banc.dgfip(bac, "RessourceIR,cnaf_enfants");

            assertThat(new Banc().examiner(Api.DGFIP, valeurs).etat()).isEqualTo(Etat.BON);
        }
    }

    private static Map<Colonne, String> avec(Map<Colonne, String> valeurs, Colonne colonne, String valeur) {
        Map<Colonne, String> copie = new EnumMap<>(valeurs);
        copie.put(colonne, valeur);
        return copie;
    }

    private static String refus(Api api, Map<Colonne, String> valeurs) {
        Bilan bilan = new Banc().examiner(api, valeurs);
        assertThat(bilan.constats()).hasSize(1);
        return Banc.dit(bilan.constats().get(0)) + " : "
                + bilan.constats().get(0).precision();
    }
}
