package io.github.impotparticulier;

import static io.github.impotparticulier.appui.OperationParticulier.ETAT_CIVIL;
import static io.github.impotparticulier.appui.OperationParticulier.FRANCE_CONNECT;
import static io.github.impotparticulier.appui.OperationParticulier.INE;
import static io.github.impotparticulier.appui.OperationParticulier.LOGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.OperationParticulier;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.ErreurRecue;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.particulier.Exemples;
import io.github.impotparticulier.particulier.PerimetreScolaire;
import io.github.impotparticulier.particulier.ReponseParticulier;
import io.github.impotparticulier.personne.DateNaissance;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Sexe;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Des réponses entières, de la forme de celles que l'environnement d'essai de la DINUM publie, lues par le client : à côté de chacune, ce qu'en
 * disent tous les accesseurs, une ligne par valeur. Personnes et valeurs fictives.
 */
class ParticulierReponsesTest {
    private static final JsonAdapter<Object> JSON =
            new Moshi.Builder().build().adapter(Object.class).serializeNulls();

    private final FausseDgfip serveur = new FausseDgfip();
    private final ApiParticulierClient client =
            OperationParticulier.vers(serveur).essaisMax(1).build();

    @AfterEach
    void fermer() {
        client.close();
        serveur.close();
    }

    static Stream<Arguments> reponses() {
        return Stream.of(
                reponse("ars-allocataire", c -> c.ars().pour(ETAT_CIVIL)),
                reponse("foyer-rsa", c -> c.foyerRsa().pour(ETAT_CIVIL)),
                reponse("rsa-majore", c -> c.rsa().pour(ETAT_CIVIL)),
                reponse(
                        "participation-familiale",
                        c -> c.participationFamiliale().pour(ETAT_CIVIL)),
                reponse("quotient-sans-enfant", c -> c.quotientFamilial().actuel(ETAT_CIVIL)),
                reponse("quotient-quatre-enfants", c -> c.quotientFamilial().actuel(ETAT_CIVIL)),
                reponse("quotient-naissance-inconnue", c -> c.quotientFamilial().actuel(FRANCE_CONNECT)),
                reponse("statut-demandeur-emploi", c -> c.franceTravail().statut(LOGIN)),
                reponse("etudiant-par-ine", c -> c.etudiant().pour(INE)),
                reponse("boursier", c -> c.boursier().version(4).pour(ne("2002-12-02"))),
                reponse(
                        "scolarite-boursiere",
                        c -> c.scolarite().pour(ne("2011-06-18"), PerimetreScolaire.etablissement("0399001A"), 2024)));
    }

    /** De qui parle la réponse : une autre naissance que celle demandée serait d'un autre. */
    private static EtatCivil ne(String jour) {
        return EtatCivil.builder()
                .nom(Temoin.NOM)
                .prenoms(Temoin.PRENOM)
                .sexe(Sexe.FEMININ)
                .dateNaissance(LocalDate.parse(jour))
                .build();
    }

    private static Arguments reponse(String nom, Function<ApiParticulierClient, ReponseParticulier> appel) {
        return Arguments.of(nom, appel);
    }

    static Stream<Arguments> refus() {
        return Stream.of(
                Arguments.of("identite-inconnue", 422, "35560", UsagerInconnuException.class, "CNAF & MSA"),
                Arguments.of("dossier-absent", 404, "37003", AucunResultatException.class, "CNAV"),
                Arguments.of("reponse-incomprise", 502, "37999", ServiceIndisponibleException.class, "CNAV"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reponses")
    void une_reponse_entiere_se_lit_typee(String nom, Function<ApiParticulierClient, ReponseParticulier> appel) {
        serveur.repond(200, texte(nom + ".json"));

        assertThat(lectures(appel.apply(client)))
                .containsExactlyElementsOf(texte(nom + ".lu").lines().toList());
    }

    /** Une valeur qui manque change la lecture : chacune est donc lue par un accesseur, et pas seulement gardée. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("reponses")
    void chaque_valeur_de_la_reponse_a_son_accesseur(
            String nom, Function<ApiParticulierClient, ReponseParticulier> appel) throws IOException {
        serveur.repond(200, texte(nom + ".json"));
        ReponseParticulier entiere = appel.apply(client);
        List<String> lectures = lectures(entiere);
        Object racine = JSON.fromJson(texte(nom + ".json"));

        List<Place> places = places(table(racine).get("data"), "data");

        assertThat(places).isNotEmpty();
        for (Place place : places) {
            Object valeur = place.poser(null);
            String prive = JSON.toJson(racine);
            place.poser(valeur);
            assertThat(lectures(Exemples.de(entiere.getClass()).lire(prive)))
                    .as(place.nom())
                    .isNotEqualTo(lectures);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reponses")
    void un_champ_inconnu_survit_a_tous_les_etages_et_ne_gene_aucune_lecture(
            String nom, Function<ApiParticulierClient, ReponseParticulier> appel) {
        String etendue = texte(nom + ".json").replace("{\n", "{\n\"champ_de_demain\": \"tel quel\",\n");
        serveur.repond(200, etendue);

        ReponseParticulier reponse = appel.apply(client);

        assertThat(lectures(reponse))
                .containsExactlyElementsOf(texte(nom + ".lu").lines().toList());
        assertThat(survivants(reponse.champs())).isEqualTo(objets(etendue) - 1);
        assertThat(reponse.champ("champ_de_demain")).hasValue("tel quel");
    }

    /** Les objets écrits sur plusieurs lignes ; l'enveloppe en est un. */
    private static long objets(String json) {
        return json.lines().filter(ligne -> ligne.contains("champ_de_demain")).count();
    }

    private static long survivants(Object brut) {
        if (brut instanceof Map<?, ?> table) {
            return (table.containsKey("champ_de_demain") ? 1 : 0)
                    + table.values().stream()
                            .mapToLong(ParticulierReponsesTest::survivants)
                            .sum();
        }
        return brut instanceof List<?> liste
                ? liste.stream().mapToLong(ParticulierReponsesTest::survivants).sum()
                : 0;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refus")
    void un_refus_entier_se_lit(
            String nom, int statut, String code, Class<? extends AppelException> attendue, String fournisseur) {
        serveur.repond(statut, texte(nom + ".json"));

        AppelException refus = catchThrowableOfType(
                AppelException.class, () -> client.quotientFamilial().actuel(ETAT_CIVIL));

        assertThat(refus).isExactlyInstanceOf(attendue);
        assertThat(refus.statut()).hasValue(statut);
        assertThat(refus.code()).hasValue(code);
        assertThat(refus.fournisseur()).hasValue(fournisseur);
        assertThat(refus.erreurs()).singleElement().satisfies(erreur -> erreurEntiere(erreur, texte(nom + ".json")));
    }

    private static void erreurEntiere(ErreurRecue erreur, String json) {
        assertThat(json)
                .contains('"' + erreur.code() + '"')
                .contains('"' + erreur.titre().orElseThrow() + '"')
                .contains('"' + erreur.detail().orElseThrow() + '"');
        assertThat(erreur.parametre()).isEmpty();
    }

    /** Une ligne par valeur : les accesseurs qui y mènent, dans l'ordre de leurs noms, et la valeur typée. */
    private static List<String> lectures(ReponseParticulier reponse) {
        List<String> lignes = new ArrayList<>();
        lire("", reponse, lignes);
        return lignes;
    }

    private static void lire(String ou, Object lu, List<String> lignes) {
        if (lu instanceof Optional<?> peutEtre && peutEtre.isPresent()) {
            lire(ou, peutEtre.get(), lignes);
        } else if (lu instanceof List<?> liste) {
            lignes.add(ou + " : " + liste.size() + " élément(s)");
            for (int i = 0; i < liste.size(); i++) {
                lire(ou + "[" + i + "]", liste.get(i), lignes);
            }
        } else if (lu instanceof Donnees) {
            accesseurs(lu)
                    .forEach(methode ->
                            lire((ou.isEmpty() ? "" : ou + ".") + methode.getName(), valeur(methode, lu), lignes));
        } else {
            lignes.add(ou + " = " + ecrit(lu));
        }
    }

    private static List<Method> accesseurs(Object donnees) {
        return Arrays.stream(donnees.getClass().getDeclaredMethods())
                .filter(methode -> Modifier.isPublic(methode.getModifiers())
                        && !Modifier.isStatic(methode.getModifiers())
                        && methode.getParameterCount() == 0)
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    private static Object valeur(Method accesseur, Object cible) {
        try {
            return accesseur.invoke(cible);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(accesseur.getName(), e);
        }
    }

    private static String ecrit(Object lu) {
        if (lu instanceof Optional) {
            return "rien";
        }
        if (lu instanceof OptionalInt entier) {
            return entier.isPresent() ? Integer.toString(entier.getAsInt()) : "rien";
        }
        if (lu instanceof DateNaissance date) {
            return ecrit(date.annee()) + " " + ecrit(date.mois()) + " " + ecrit(date.jour());
        }
        return lu.toString();
    }

    /** Une valeur simple de la réponse, que l'on peut remplacer. */
    private record Place(String nom, Map<Object, Object> table, String champ) {
        Object poser(Object valeur) {
            return table.put(champ, valeur);
        }
    }

    private static List<Place> places(Object noeud, String ou) {
        List<Place> places = new ArrayList<>();
        if (noeud instanceof Map) {
            Map<Object, Object> table = table(noeud);
            table.forEach((nom, valeur) -> {
                if (valeur instanceof Map || valeur instanceof List) {
                    places.addAll(places(valeur, ou + "." + nom));
                } else if (valeur != null) {
                    places.add(new Place(ou + "." + nom, table, nom.toString()));
                }
            });
        } else if (noeud instanceof List<?> liste) {
            for (int i = 0; i < liste.size(); i++) {
                places.addAll(places(liste.get(i), ou + "[" + i + "]"));
            }
        }
        return places;
    }

    @SuppressWarnings("unchecked") // Un objet JSON lu par moshi.
    private static Map<Object, Object> table(Object noeud) {
        return (Map<Object, Object>) noeud;
    }

    private static String texte(String fichier) {
        try (InputStream flux = Objects.requireNonNull(
                ParticulierReponsesTest.class.getResourceAsStream("reponses-particulier/" + fichier), fichier)) {
            return new String(flux.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(fichier, e);
        }
    }
}
