package io.github.impotparticulier.particulier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.particulier.Champs.Champ;
import io.github.impotparticulier.particulier.Exemples.Exemple;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Chaque champ de chaque réponse, sous chacune de ses formes : une ligne de {@link Champs} par champ, une de {@link Genre} par forme. */
class DonneesParticulierTest {
    static final List<Champ> CHAMPS = Champs.TOUS;
    static final List<Exemple> EXEMPLES = Exemples.TOUS;

    @ParameterizedTest(name = "{0}")
    @FieldSource("CHAMPS")
    void un_champ_se_lit_sous_toutes_ses_formes_ou_le_dit_sans_gener_les_autres(Champ champ) {
        Exemple exemple = Exemples.de(champ.type());
        Map<Champ, String> voisins = lectures(exemple.lire(Arbre.tel(exemple.json())), champ);

        champ.genre().formes().forEach((forme, attendu) -> {
            ReponseParticulier reponse = exemple.lire(Arbre.avec(exemple.json(), champ.chemin(), forme));

            assertThat(lu(reponse, champ)).as(forme).isEqualTo(attendu);
            assertThat(lectures(reponse, champ)).as(forme).isEqualTo(voisins);
        });
    }

    /** Ce que donnent les champs que celui-ci ne contient pas, et qui ne le contiennent pas. */
    private static Map<Champ, String> lectures(ReponseParticulier reponse, Champ change) {
        return CHAMPS.stream()
                .filter(champ -> champ.type() == change.type() && champ.lecture() != change.lecture())
                .filter(champ -> !contient(champ, change) && !contient(change, champ))
                .collect(Collectors.toMap(champ -> champ, champ -> lu(reponse, champ)));
    }

    private static boolean contient(Champ champ, Champ autre) {
        return autre.chemin().startsWith(champ.chemin() + ".") || autre.chemin().startsWith(champ.chemin() + "[].");
    }

    private static String lu(ReponseParticulier reponse, Champ champ) {
        try {
            return Genre.ecrit(champ.lecture().apply(reponse));
        } catch (ReponseIllisibleException e) {
            assertThat(e.explication())
                    .contains("« ")
                    .doesNotContain("bientôt", "2023-06-31", "2012", "1e50", "2000000000", "LOU");
            return Genre.ILLISIBLE;
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("CHAMPS")
    void un_champ_illisible_est_nomme(Champ champ) {
        Exemple exemple = Exemples.de(champ.type());
        String nom = champ.chemin().substring(champ.chemin().lastIndexOf('.') + 1);
        String illisible = champ.genre().formes().entrySet().stream()
                .filter(forme -> forme.getValue().equals(Genre.ILLISIBLE))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        ReponseParticulier reponse = exemple.lire(Arbre.avec(exemple.json(), champ.chemin(), illisible));

        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(() -> champ.lecture().apply(reponse))
                .withMessageMatching(".*« (" + nom + "|" + nom.replace("annee", "mois") + ") ».*")
                .withNoCause();
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("CHAMPS")
    void non_fourni_nul_et_renseigne_se_distinguent(Champ champ) {
        String json = Exemples.de(champ.type()).json();
        String rien = champ.genre().enListe() ? "[]" : Genre.RIEN;

        assertThat(fourni(champ, Arbre.tel(json))).as("renseigné").isTrue();
        assertThat(fourni(champ, Arbre.avec(json, champ.chemin(), "null")))
                .as("nul")
                .isTrue();
        assertThat(lu(lire(champ, Arbre.avec(json, champ.chemin(), "null")), champ))
                .isEqualTo(rien);
        assertThat(fourni(champ, Arbre.sans(json, champ.chemin()))).as("absent").isFalse();
        assertThat(lu(lire(champ, Arbre.sans(json, champ.chemin())), champ)).isEqualTo(rien);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("CHAMPS")
    void un_champ_est_fourni_ou_non_comme_le_bloc_qui_le_contient(Champ champ) {
        String json = Exemples.de(champ.type()).json();
        String rien = champ.genre().enListe() ? "[]" : Genre.RIEN;
        for (int point = champ.chemin().indexOf('.');
                point > 0;
                point = champ.chemin().indexOf('.', point + 1)) {
            String bloc = champ.chemin().substring(0, point);
            boolean liste = bloc.endsWith("[]");
            String nom = bloc.replaceAll("\\[]$", "");

            for (String prive : List.of(Arbre.avec(json, nom, "null"), Arbre.sans(json, nom))) {
                assertThat(lu(lire(champ, prive), champ)).as(bloc).isEqualTo(rien);
            }
            if (!liste) {
                assertThat(fourni(champ, Arbre.avec(json, nom, "null")))
                        .as(bloc + " nul")
                        .isTrue();
                assertThat(fourni(champ, Arbre.sans(json, nom)))
                        .as(bloc + " absent")
                        .isFalse();
                for (String autre : List.of("\"bientôt\"", "[]", "[{}]", "12", "{}")) {
                    assertThat(fourni(champ, Arbre.avec(json, nom, autre)))
                            .as(bloc + " " + autre)
                            .isFalse();
                }
            }
        }
    }

    private static ReponseParticulier lire(Champ champ, String json) {
        return Exemples.de(champ.type()).lire(json);
    }

    /** Un élément de liste répond lui-même pour ses champs. */
    private static boolean fourni(Champ champ, String json) {
        ReponseParticulier reponse = lire(champ, json);
        int fin = champ.chemin().indexOf("[].");
        if (fin < 0) {
            return reponse.estFourni(champ.chemin());
        }
        Champ liste = CHAMPS.stream()
                .filter(autre -> autre.type() == champ.type()
                        && autre.chemin().equals(champ.chemin().substring(0, fin)))
                .findFirst()
                .orElseThrow();
        assertThat(reponse.estFourni(champ.chemin().replace("[]", "")))
                .as("par la réponse")
                .isFalse();
        List<?> elements = (List<?>) liste.lecture().apply(reponse);
        return ((DonneesParticulier) elements.get(0)).estFourni(champ.chemin().substring(fin + 3));
    }

    @Test
    void un_nom_de_champ_peut_porter_un_point() {
        StatutEnfant statut = StatutEnfant.depuisJson("{\"data\":{\"a.b\":null,\"a\":{\"c\":1},\".d\":1,\"e.\":1}}");

        for (String fourni : List.of("a.b", "a", "a.c", ".d", "e.")) {
            assertThat(statut.estFourni(fourni)).as(fourni).isTrue();
        }
        for (String absent : List.of("", ".", "b", "c", "a.d", "a.c.d", "a..c", ".a", "d", "e")) {
            assertThat(statut.estFourni(absent)).as(absent).isFalse();
        }
        assertThatNullPointerException()
                .isThrownBy(() -> statut.estFourni(null))
                .withMessage("chemin");
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("EXEMPLES")
    void une_reponse_se_lit_sans_perte(Exemple exemple) {
        Set<String> connus = CHAMPS.stream()
                .filter(champ -> champ.type() == exemple.type())
                .map(Champ::chemin)
                .collect(Collectors.toSet());
        Set<String> blocs =
                connus.stream().flatMap(DonneesParticulierTest::blocs).collect(Collectors.toCollection(HashSet::new));
        Set<String> perdus = Arbre.chemins(exemple.json());
        perdus.removeAll(connus);
        perdus.removeAll(blocs);

        assertThat(perdus).isEmpty();
        assertThat(lectures(exemple.lire()).values()).doesNotContain(Genre.ILLISIBLE);
        assertThat(exemple.lire().champs())
                .as("les champs bruts sont ceux de data")
                .isNotEmpty();
        assertThat(exemple.lire().toString())
                .isEqualTo(exemple.type().getSimpleName() + "["
                        + String.join(", ", exemple.lire().champs().keySet()) + "]");
    }

    private static Stream<String> blocs(String chemin) {
        return Stream.iterate(
                chemin.substring(0, Math.max(0, chemin.lastIndexOf('.'))),
                bloc -> !bloc.isEmpty(),
                bloc -> bloc.substring(0, Math.max(0, bloc.lastIndexOf('.'))));
    }

    private static Map<String, String> lectures(ReponseParticulier reponse) {
        Map<String, String> lectures = new HashMap<>();
        CHAMPS.stream()
                .filter(champ -> champ.type() == reponse.getClass())
                .forEach(champ -> lectures.put(champ.chemin(), lu(reponse, champ)));
        return lectures;
    }

    @Test
    void chaque_accesseur_rend_quelque_chose_dans_un_exemple() throws ReflectiveOperationException {
        Set<Method> accesseurs = new HashSet<>();
        Set<Method> garnis = new HashSet<>();
        for (Exemple exemple : EXEMPLES) {
            visiter(exemple.lire(), accesseurs, garnis);
        }

        assertThat(accesseurs).hasSizeGreaterThan(80).isEqualTo(garnis);
    }

    private static void visiter(Object objet, Set<Method> accesseurs, Set<Method> garnis)
            throws ReflectiveOperationException {
        if (objet instanceof Optional<?> optionnel) {
            visiter(optionnel.orElse(null), accesseurs, garnis);
        } else if (objet instanceof List<?> liste) {
            for (Object element : liste) {
                visiter(element, accesseurs, garnis);
            }
        } else if (objet instanceof DonneesParticulier) {
            List<Method> methodes = Arrays.stream(objet.getClass().getDeclaredMethods())
                    .filter(methode ->
                            Modifier.isPublic(methode.getModifiers()) && !Modifier.isStatic(methode.getModifiers()))
                    .toList();
            for (Method methode : methodes) {
                accesseurs.add(methode);
                Object lu = methode.invoke(objet);
                if (!List.of(Genre.RIEN, "[]").contains(Genre.ecrit(lu))) {
                    garnis.add(methode);
                }
                visiter(lu, accesseurs, garnis);
            }
        }
    }

    @Test
    void une_personne_et_son_quotient_se_lisent_types() {
        QuotientFamilialCaf quotient =
                (QuotientFamilialCaf) Exemples.de(QuotientFamilialCaf.class).lire();

        assertThat(quotient.champ("quotient_familial.valeur")).hasValue("872");
        assertThat(quotient.allocataires()).hasSize(2);
        assertThat(quotient.enfants()).hasSize(2).first().satisfies(enfant -> {
            assertThat(enfant.codeCommuneNaissance()).isEmpty();
            assertThat(enfant.estFourni("code_cog_insee_commune_naissance")).isFalse();
            assertThat(enfant.qualite()).isEmpty();
            assertThat(enfant.champ("date_naissance")).hasValue("2019-05-00");
        });
        assertThat(quotient.enfants().get(1).dateNaissance()).isEmpty();
        assertThat(quotient.enfants().get(1).champ("date_naissance")).hasValue("0000-00-00");
        assertThat(quotient.liens().champs()).isEmpty();
    }

    @Test
    void un_texte_inconnu_d_une_enumeration_reste_lisible() {
        StatutEnfant statut = StatutEnfant.depuisJson("{\"data\":{\"status\":\"en_cours\"}}");
        QuotientFamilialCaf quotient =
                QuotientFamilialCaf.depuisJson("{\"data\":{\"quotient_familial\":{\"fournisseur\":\"CCMSA\"}}}");

        assertThat(statut.statut()).hasValue(StatutAllocation.INCONNU);
        assertThat(statut.champ("status")).hasValue("en_cours");
        assertThat(quotient.fournisseur()).hasValue(FournisseurQuotient.INCONNU);
        assertThat(quotient.champ("quotient_familial.fournisseur")).hasValue("CCMSA");
    }

    /** La version 3 le dit à la racine, et n'a pas de bloc. */
    @Test
    void une_bourse_de_la_version_3_dit_a_la_racine_si_l_etudiant_est_boursier() {
        Genre.OUI_OU_NON.formes().forEach((forme, attendu) -> {
            StatutBoursier bourse = StatutBoursier.depuisJson("{\"data\":{\"est_boursier\":" + forme + "}}");

            assertThat(bourse.estFourni("est_boursier")).as(forme).isTrue();
            if (attendu.equals(Genre.ILLISIBLE)) {
                assertThatExceptionOfType(ReponseIllisibleException.class)
                        .as(forme)
                        .isThrownBy(bourse::estBoursier)
                        .withMessageContaining("« est_boursier »");
            } else {
                assertThat(Genre.ecrit(bourse.estBoursier())).as(forme).isEqualTo(attendu);
            }
            assertThat(bourse.estRadie()).isEmpty();
        });
    }

    @Test
    void ce_qui_accompagne_les_donnees_se_lit() {
        ReponseParticulier participation =
                Exemples.de(ParticipationFamiliale.class).lire();

        assertThat(participation.liens().champ("attestation_pdf")).hasValue("https://exemple.invalid/attestation");
        assertThat(participation.meta().champ("verification_code")).hasValue("SPEC-IMEN-00");
        assertThat(participation.meta().estFourni("verification_code")).isTrue();
        assertThat(participation.meta().estFourni("verification_url")).isFalse();
        assertThat(participation.liens()).hasToString("Annexe[attestation_pdf]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"links\":null,\"meta\":null", ",\"links\":{},\"meta\":{}"})
    void une_reponse_se_passe_de_liens_et_de_meta(String annexes) {
        StatutPrestation statut = StatutPrestation.depuisJson("{\"data\":{\"est_beneficiaire\":true}" + annexes + "}");

        assertThat(statut.estBeneficiaire()).hasValue(true);
        assertThat(statut.liens().champs()).isEmpty();
        assertThat(statut.meta().champs()).isEmpty();
    }

    @Test
    void des_liens_d_une_autre_forme_ne_genent_que_leur_lecture() {
        StatutPrestation statut = StatutPrestation.depuisJson(
                "{\"links\":\"bientôt\",\"meta\":[],\"data\":{\"est_beneficiaire\":false}}");

        assertThat(statut.estBeneficiaire()).hasValue(false);
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(statut::liens)
                .withMessageContaining("links")
                .withMessageNotContaining("bientôt");
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(statut::meta)
                .withMessageContaining("meta");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"data\":null}", "{\"data\":\"bientôt\"}", "{\"data\":[]}", "{\"errors\":[]}", "[]", ""})
    void une_reponse_sans_donnees_est_refusee(String json) {
        for (Exemple exemple : EXEMPLES) {
            assertThatExceptionOfType(ReponseIllisibleException.class)
                    .isThrownBy(() -> exemple.lire(json))
                    .withMessageNotContaining("bientôt");
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("EXEMPLES")
    void une_reponse_toute_masquee_est_vide(Exemple exemple) {
        ReponseParticulier masquee = exemple.lire("{\"data\":{},\"links\":{},\"meta\":{}}");

        assertThat(new HashSet<>(lectures(masquee).values())).isSubsetOf(Genre.RIEN, "[]");
        assertThat(masquee).hasToString(exemple.type().getSimpleName() + "[]");
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("EXEMPLES")
    void deux_reponses_de_meme_contenu_sont_egales(Exemple exemple) throws ReflectiveOperationException {
        Object deTexte = exemple.type().getMethod("depuisJson", String.class).invoke(null, exemple.json());

        assertThat(deTexte).isEqualTo(exemple.lire()).hasSameHashCodeAs(exemple.lire());
        assertThat(deTexte).isNotEqualTo(exemple.lire("{\"data\":{}}"));
        for (Exemple autre : EXEMPLES) {
            assertThat(autre.lire("{\"data\":{}}").equals(exemple.lire("{\"data\":{}}")))
                    .isEqualTo(autre.type() == exemple.type());
        }
    }

    @Test
    void un_champ_nul_ne_compte_pas_dans_l_egalite() {
        StatutPrestation nul = StatutPrestation.depuisJson("{\"data\":{\"date_debut_droit\":null}}");
        StatutPrestation absent = StatutPrestation.depuisJson("{\"data\":{},\"meta\":{\"autre\":1}}");

        assertThat(nul).isEqualTo(absent).hasSameHashCodeAs(absent);
        assertThat(nul.estFourni("date_debut_droit")).isTrue();
        assertThat(absent.estFourni("date_debut_droit")).isFalse();
    }
}
