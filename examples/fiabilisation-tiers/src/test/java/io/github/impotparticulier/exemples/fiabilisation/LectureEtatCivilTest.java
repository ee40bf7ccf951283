package io.github.impotparticulier.exemples.fiabilisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.personne.DateNaissance;
import io.github.impotparticulier.personne.EtatCivil;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LectureEtatCivilTest {
    private static final List<String> ENTETE = List.of(
            "reference",
            "Nom",
            "prenoms",
            "sexe",
            "Né le",
            "departement_naissance",
            "commune_naissance",
            "pays_naissance");

    private static Ligne lire(String nom, String sexe, String date, String departement, String commune, String pays) {
        Entete entete = Entete.lire(ENTETE, Map.of(Champ.DATE_NAISSANCE, "Né le"));
        return new LectureEtatCivil(entete)
                .lire(2, Arrays.asList("R1", nom, "CAMILLE", sexe, date, departement, commune, pays));
    }

    @ParameterizedTest
    @CsvSource({
        "14/03/1990, 1990-03-14",
        "4/3/1990, 1990-03-04",
        "1990-03-14, 1990-03-14",
        "03/1990, 1990-03-00",
        "00/03/1990, 1990-03-00",
        "1990-03, 1990-03-00",
        "1990, 1990-00-00",
        "00/00/1990, 1990-00-00",
        "29/02/2024, 2024-02-29"
    })
    void une_date_se_lit_sous_toutes_ses_formes(String texte, String lue) {
        EtatCivil etatCivil = lire("EXEMPLE", "2", texte, "35", "238", "").etatCivil();

        assertThat(etatCivil.dateNaissance()).contains(DateNaissance.de(lue));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "35, 238, -, 35, 238",
                "'', 35238, -, 35, 238",
                "35, 35238, 99100, 35, 238",
                "1, 4, -, 01, 004",
                "2a, 2A004, -, 2A, 004",
                "'', 97411, -, 974, 411",
                "974, 411, -, 974, 411",
                "'', 98818, -, 988, 18",
                "988, 18, -, 988, 18",
                "'', 2A004, -, 2A, 004",
                "'', 2b033, -, 2B, 033",
                "'', 1004, -, 01, 004",
                "'', 97801, -, 978, 01",
                "974, 97411, 99100, 974, 411",
                "'', 98511, -, 985, 11",
                "'', 20004, -, 20, 004"
            })
    void un_lieu_de_naissance_se_lit_avec_ou_sans_departement(
            String departement, String commune, String pays, String departementLu, String communeLue) {
        EtatCivil etatCivil = lire("EXEMPLE", "2", "1990", departement, commune, pays == null ? "" : pays)
                .etatCivil();

        assertThat(etatCivil.departementNaissance()).contains(departementLu);
        assertThat(etatCivil.communeNaissance()).contains(communeLue);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"'', 99352, -, 99352", "99, 99352, -, 99352", "'', 99352, 99352, 99352", "'', '', 99394, 99394"})
    void un_pays_se_lit_aussi_a_la_place_de_la_commune(String departement, String commune, String pays, String paysLu) {
        EtatCivil etatCivil = lire("EXEMPLE", "2", "1990", departement, commune, pays == null ? "" : pays)
                .etatCivil();

        assertThat(etatCivil.paysNaissance()).contains(paysLu);
        assertThat(etatCivil.departementNaissance()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2, 1990, 35, 238, '', Nom : manque",
        "EXEMPLE, 3, 1990, 35, 238, '', 'sexe : donnez 1, M ou H, ou bien 2 ou F'",
        "EXEMPLE, 2, 30/02/1990, 35, 238, '', Né le : ce jour n'existe pas",
        "EXEMPLE, 2, 14/00/1990, 35, 238, '', Né le : ce jour n'existe pas",
        "EXEMPLE, 2, 14-03-90, 35, 238, '', 'Né le : donnez JJ/MM/AAAA, MM/AAAA, AAAA ou AAAA-MM-JJ'",
        "EXEMPLE, 2, 1790, 35, 238, '', Né le : donnez une année de 1850 à 2100.",
        "EXEMPLE, 2, 1990, 35, '', '', 'commune_naissance : manque ; pour une naissance à l''étranger, donnez le pays'",
        "EXEMPLE, 2, 1990, 44, 35238, '',"
                + " commune_naissance : son code INSEE n'est pas celui d'une commune du département donné",
        "EXEMPLE, 2, 1990, '', 238, '',"
                + " 'commune_naissance : donnez les cinq caractères du code INSEE, ou le département à part'",
        "EXEMPLE, 2, 1990, '', 00123, '', 'commune_naissance : ce n''est le code INSEE ni d''une commune, ni d''un pays'",
        "EXEMPLE, 2, 1990, '', 99100, '', 'commune_naissance : donnez la commune ; ce code est celui de la France'",
        "EXEMPLE, 2, 1990, '', 99352, 99100,"
                + " 'commune_naissance : ce code est celui d''un pays, et le pays donné est la France'",
        "EXEMPLE, 2, 1990, '', 99352, 99394,"
                + " 'pays_naissance : donnez le pays, ou bien le département et la commune, pas les deux'",
        "EXEMPLE, unspecified, 1990, 35, 238, '', 'sexe : donnez 1, M ou H, ou bien 2 ou F'",
        "EXEMPLE, 2, 1990, 99, 238, '', 'departement_naissance : donnez son code, par exemple 01, 75, 2A ou 974.'",
        "EXEMPLE, 2, 1990, '', '', 12345,"
                + " 'pays_naissance : donnez son code INSEE à cinq chiffres, qui commence par 99 (99100 pour la France).'",
        "EXEMPLE, 2, 1990, 35, 238, 99394,"
                + " 'pays_naissance : donnez le pays, ou bien le département et la commune, pas les deux'"
    })
    void un_champ_mal_forme_est_nomme_comme_dans_le_fichier_sans_sa_valeur(
            String nom, String sexe, String date, String departement, String commune, String pays, String defaut) {
        Ligne ligne = lire(nom, sexe, date, departement, commune, pays);

        assertThat(ligne.etatCivil()).isNull();
        assertThat(ligne.defaut()).isEqualTo(defaut);
        assertThat(ligne).hasToString("Ligne[2]");
    }
}
