package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.internal.dgfip.ParametresDEssai;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.r2p.AdresseRecherchee;
import io.github.impotparticulier.r2p.CriteresPersonne;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ce que l'on colle d'un formulaire ou d'un fichier, et ce qui part : le catalogue des pannes, cas 52 à 54. */
class CasRechercheTest {
    private static final Set<String> TOM = Set.of("975", "977", "978", "984", "985", "986", "987", "988", "989");
    private static final Set<String> DOM = Set.of("971", "972", "973", "974", "976");

    private static EtatCivil.Builder jeanne() {
        return EtatCivil.builder().nom("SPECIMEN").prenoms("JEANNE MARIE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3990000000001\t",
                "\t39\t90\t000\t000\t001",
                "\u00A03990000000001\u00A0",
                "39\u200B90\u200B000000001",
                "\uFEFF3990000000001",
                "\u20603990000000001\u00AD",
                "\u202A3990000000001\u202C",
                "39\u200990\u2007000\u3000000001"
            })
    void cas_52_un_numero_fiscal_colle_avec_ses_blancs_se_lit(String texte) {
        assertThat(Spi.de(texte).valeur()).isEqualTo("3990000000001");
    }

    @ParameterizedTest
    @CsvSource({
        "'DU\u200BPONT\uFEFF', DUPONT",
        "'\u00A0DUPONT\u00A0\t ', DUPONT",
        "'DU\u00ADPONT', DUPONT",
        "'E\u0301CHANTILLON', 'ÉCHANTILLON'",
        "'JEAN\u2010PAUL', JEAN-PAUL",
        "'JEAN\u2011PAUL', JEAN-PAUL",
        "'JEAN\u2013PAUL', JEAN-PAUL",
        "'JEAN\u2212PAUL', JEAN-PAUL",
        "'D\u2019ESSAI', 'D''ESSAI'",
        "'D\u2018ESSAI', 'D''ESSAI'",
        "'D\u02BCESSAI', 'D''ESSAI'",
        "'D\u00B4ESSAI', 'D''ESSAI'",
        "'LE\u2003GALL', 'LE GALL'"
    })
    void cas_52_un_nom_colle_se_nettoie(String colle, String net) {
        EtatCivil etatCivil = EtatCivil.builder().nom(colle).prenoms(colle).build();

        assertThat(etatCivil.nom()).isEqualTo(net);
        assertThat(etatCivil.prenoms()).isEqualTo(net);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JEANNE, MARIE", "JEANNE,MARIE", " JEANNE , MARIE,", "JEANNE,\u00A0MARIE"})
    void cas_52_une_virgule_separe_les_prenoms(String texte) {
        assertThat(EtatCivil.builder().nom("X").prenoms(texte).build().prenoms())
                .isEqualTo("JEANNE MARIE");
    }

    @Test
    void cas_52_les_longueurs_se_comptent_apres_composition() {
        String e = "e\u0301";

        assertThat(EtatCivil.builder()
                        .nom(e.repeat(100))
                        .prenoms(e.repeat(20) + " " + e.repeat(20))
                        .build()
                        .nom())
                .isEqualTo("é".repeat(100));
        for (Runnable trop : new Runnable[] {
            () -> EtatCivil.builder().nom(e.repeat(101)),
            () -> EtatCivil.builder().prenoms(e.repeat(201)),
            () -> EtatCivil.builder().nom("\u200B\uFEFF")
        }) {
            assertThatExceptionOfType(RequeteInvalideException.class).isThrownBy(trop::run);
        }
    }

    @Test
    void cas_52_les_codes_colles_se_nettoient_aussi() {
        EtatCivil etatCivil =
                jeanne().naissanceEnFrance("\uFEFF2a\u00A0", "\t004\u200B").build();

        assertThat(etatCivil.departementNaissance()).hasValue("2A");
        assertThat(etatCivil.communeNaissance()).hasValue("004");
        assertThat(jeanne().lieuNaissance(" 2a 004\u00A0").build()).isEqualTo(etatCivil);
        assertThat(jeanne().naissanceALEtranger("99\u00A0352").build().paysNaissance())
                .hasValue("99352");
        assertThat(AdresseRecherchee.builder()
                        .commune("16\u00A0", "015")
                        .codeVoie("\t2564")
                        .libelleVoie("RUE DE L\u2019ESSAI")
                        .build())
                .isEqualTo(AdresseRecherchee.builder()
                        .commune("16", "015")
                        .codeVoie("2564")
                        .libelleVoie("RUE DE L'ESSAI")
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "985, 11, 985, 11",
        "020, 004, 020, 004",
        "20, 004, 020, 004",
        "010, 387, 010, 387",
        "10, 387, 010, 387",
        "090, 010, 090, 010",
        "130, 055, 013, 055",
        "2A0, 004, 2A0, 004",
        "02a, 004, 2A0, 004",
        "01, 053, 001, 053",
        "096, 351, 096, 351"
    })
    void cas_53_un_departement_de_naissance_se_donne_aussi_comme_r2p_l_ecrit(
            String departement, String commune, String envoye, String communeEnvoyee) {
        assertThat(ParametresDEssai.r2p(
                        jeanne().naissanceEnFrance(departement, commune).build()))
                .containsEntry("naisCodePays", "99100")
                .containsEntry("naisCodeDept", envoye)
                .containsEntry("naisCodeCommune", communeEnvoyee);
    }

    @Test
    void cas_53_une_commune_de_naissance_inconnue_ne_s_invente_pas() {
        assertThat(ParametresDEssai.r2p(jeanne().naissanceEnFrance("35").build()))
                .containsEntry("naisCodePays", "99100")
                .containsEntry("naisCodeDept", "035")
                .doesNotContainKey("naisCodeCommune");
        assertThat(ParametresDEssai.r2p(jeanne().naissanceEnFrance().build()))
                .containsEntry("naisCodePays", "99100")
                .doesNotContainKeys("naisCodeDept", "naisCodeCommune");
        assertThat(jeanne().lieuNaissance("99100").build())
                .isEqualTo(jeanne().naissanceEnFrance().build());
        assertThat(CriteresPersonne.parEtatCivil(jeanne().naissanceEnFrance().build()))
                .isNotNull();
        // Le dernier lieu donné remplace tout le précédent.
        assertThat(jeanne().lieuNaissance("35238").naissanceEnFrance("22").build())
                .isEqualTo(jeanne().naissanceEnFrance("22").build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "000", "97", "979", "970", "983", "99", "2C", "1", "0010", "97A", ""})
    void cas_53_un_departement_de_naissance_qui_n_a_jamais_existe_est_refuse(String departement) {
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> jeanne().naissanceEnFrance(departement))
                .withMessageStartingWith("Département de naissance : donnez son code");
    }

    @Test
    void cas_54_tout_code_de_00000_a_98999_part_sous_la_forme_du_contrat_ou_dit_pourquoi_non() {
        Map<String, Integer> acceptes = new TreeMap<>();
        Map<String, Integer> postaux = new TreeMap<>();
        Map<String, Integer> inconnus = new TreeMap<>();
        for (char dizaine = '0'; dizaine <= '9'; dizaine++) {
            for (char unite : "0123456789AB".toCharArray()) {
                String debut = "" + dizaine + unite;
                for (int fin = 0; fin <= 999 && !debut.equals("99"); fin++) {
                    String code = debut + String.valueOf(1000 + fin).substring(1);
                    String departement = debut.matches("9[78]") ? code.substring(0, 3) : debut;
                    try {
                        EtatCivil etatCivil = jeanne().lieuNaissance(code).build();
                        assertThat(ParametresDEssai.r2p(etatCivil)).as(code).isEqualTo(envoyes(code, departement));
                        acceptes.merge(departement, 1, Integer::sum);
                    } catch (RequeteInvalideException e) {
                        assertThat(e.getMessage()).doesNotContain(code);
                        (e.getMessage().contains("code postal") ? postaux : inconnus)
                                .merge(departement, 1, Integer::sum);
                    }
                }
            }
        }

        // 01 à 96 (20 est la Corse d'avant 1976, 91 à 94 aussi l'Algérie, 96 la Tunisie), 2A et 2B : tout, sauf la
        // commune zéro.
        Map<String, Integer> attendus = new TreeMap<>();
        for (int numero = 1; numero <= 96; numero++) {
            attendus.put(numero < 10 ? "0" + numero : "" + numero, 999);
        }
        attendus.putAll(Map.of("2A", 999, "2B", 999));
        Map<String, Integer> communesZero = new TreeMap<>(attendus);
        communesZero.replaceAll((departement, nombre) -> 1);
        // Outre-mer, deux chiffres sont laissés à la commune.
        DOM.forEach(departement -> attendus.put(departement, 99));
        TOM.forEach(departement -> attendus.put(departement, 99));
        assertThat(acceptes).isEqualTo(attendus);

        // Aucune commune n'a le numéro zéro : ce sont des codes postaux.
        assertThat(postaux).containsAllEntriesOf(communesZero);
        assertThat(postaux.get("974")).isEqualTo(1);
        // Le reste n'a jamais été un département : 00, 970, 979, 980 à 983, et les lettres hors de Corse.
        assertThat(inconnus.keySet())
                .allMatch(departement -> departement.matches("00|970|979|98[0-3]|[013-9][AB]"))
                .contains("00", "970", "979", "980", "981", "982", "983", "1A", "9B");
    }

    private static Map<String, String> envoyes(String code, String departement) {
        String complet = departement.length() == 3
                ? departement
                : departement.matches("2[AB]") ? departement + "0" : "0" + departement;
        return Map.of(
                "nom", "SPECIMEN",
                "prenom", "JEANNE MARIE",
                "naisCodePays", "99100",
                "naisCodeDept", complet,
                "naisCodeCommune", code.substring(TOM.contains(departement) ? 3 : 2));
    }

    @Test
    void cas_54_un_code_de_pays_est_un_lieu_a_l_etranger() {
        assertThat(jeanne().lieuNaissance("99352").build())
                .isEqualTo(jeanne().naissanceALEtranger("99352").build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3523", "352380", "RENNES", "35-238", "2C004", "A2004", "999100", "٣٥٢٣٨"})
    void cas_54_ce_qui_n_est_pas_un_code_insee_est_refuse_avec_un_exemple(String texte) {
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> jeanne().lieuNaissance(texte))
                .withMessageContaining("35238, 2A004, 97411 ou 99352");
    }

    @ParameterizedTest
    @CsvSource({"974, 11, '974, 411'", "974, 97411, '974, 411'", "985, 511, '987, 35'", "987, 735, '987, 35'"})
    void cas_54_le_refus_d_une_commune_d_outre_mer_donne_un_exemple(
            String departement, String commune, String exemple) {
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> jeanne().naissanceEnFrance(departement, commune))
                .withMessageContaining(exemple);
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> jeanne().naissanceEnFrance("35", "35238"))
                .withMessageContaining("115 pour le 15e");
    }
}
