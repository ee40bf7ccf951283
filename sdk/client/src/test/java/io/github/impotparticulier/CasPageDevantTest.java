package io.github.impotparticulier;

import static io.github.impotparticulier.appui.Banc.FOYER;
import static io.github.impotparticulier.appui.Banc.USAGER;
import static io.github.impotparticulier.appui.Banc.cas;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.Banc;
import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.OperationDgfip;
import io.github.impotparticulier.appui.SansFuite;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.personne.Usager;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Cas 15, 32 et 58 : ce qui est devant la DGFiP ne parle ni d'une année, ni d'une personne, ni d'un jeton. */
@ExtendWith(SansFuite.class)
class CasPageDevantTest {
    private static final String PAGE = "<!DOCTYPE html><html><body>Introuvable</body></html>";
    private static final String BOM = "\uFEFF";
    /** Autant de fois qu'un appel peut demander, jetons remplacés compris. */
    private static final int ESSAIS_MAX = 5;

    @AutoClose
    private final FausseDgfip dgfip = new FausseDgfip();

    @AutoClose
    private final ImpotParticulierClient client = dgfip.client("2024-11-15");

    private static MockResponse.Builder reponse(int statut, String corps) {
        return FausseDgfip.json(statut, corps).newBuilder();
    }

    /** Ce que la DGFiP n'écrit jamais. */
    private static Stream<Object[]> pasDeLaDgfip() {
        return Stream.of(404, 410, 416)
                .flatMap(statut -> Stream.of(
                        cas(statut, "une page", reponse(statut, PAGE).build()),
                        cas(
                                statut,
                                "une page précédée de blancs",
                                reponse(statut, " \r\n\t" + PAGE).build()),
                        cas(
                                statut,
                                "une page et sa marque d'ordre",
                                reponse(statut, BOM + PAGE).build()),
                        cas(
                                statut,
                                "du XML",
                                reponse(statut, "<erreur>4101</erreur>").build()),
                        cas(statut, "du texte", reponse(statut, "Not found").build()),
                        cas(
                                statut,
                                "une page démesurée",
                                reponse(statut, PAGE + " ".repeat(70_000)).build()),
                        cas(
                                statut,
                                "une page d'un jeu de caractères inconnu",
                                reponse(statut, PAGE.replace("I", "Î"))
                                        .setHeader("Content-Type", "text/html; charset=us-ascii")
                                        .build()),
                        cas(
                                statut,
                                "une page coupée",
                                reponse(statut, PAGE)
                                        .setHeader("Content-Length", 4_000)
                                        .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                                        .build()),
                        cas(
                                statut,
                                "le JSON d'une autre passerelle",
                                json(statut, "{\"message\":\"no Route matched with those values\"}")),
                        cas(statut, "le JSON d'une autre API", json(statut, "{\"detail\":\"x\",\"errors\":[]}")),
                        cas(statut, "un objet vide", json(statut, "{}"))));
    }

    private static MockResponse json(int statut, String corps) {
        return FausseDgfip.json(statut, corps);
    }

    static Stream<Arguments> reponsesDeDevant() {
        return Banc.surChaqueFace(pasDeLaDgfip().toArray(Object[][]::new));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("reponsesDeDevant")
    void cas_15_ce_qui_n_est_pas_de_la_dgfip_ne_fait_pas_demander_l_annee_d_avant(
            Face face, int statut, String quoi, MockResponse reponse) {
        dgfip.repond(reponse).repond(200, FOYER);
        AppelException e = catchThrowableOfType(
                AppelException.class,
                () -> face.appeler(client, c -> c.irAssiette().derniereAnnee(USAGER)));

        assertThat(dgfip.anneesLues()).containsExactly("2023");
        assertThat(e).isNotNull();
        assertThat(e.statut()).hasValue(statut);
        assertThat(e.code()).isEmpty();
        dgfip.oublier();
        dgfip.repond(200, FOYER).repond(reponse).repond(200, FOYER);
        assertThat(catchThrowableOfType(
                        AppelException.class,
                        () -> face.appeler(client, c -> c.irAssiette().dernieresAnnees(USAGER, 3))))
                .as("ni manquer une année à la liste")
                .isNotNull();
        assertThat(dgfip.anneesLues()).containsExactly("2023", "2023", "2022");
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("reponsesDeDevant")
    void cas_15_ce_qui_n_est_pas_de_la_dgfip_ne_dit_pas_que_personne_ne_repond(
            Face face, int statut, String quoi, MockResponse reponse) {
        List<OperationDgfip> recherches = OperationDgfip.TOUTES.stream()
                .filter(OperationDgfip::estUneRecherche)
                .toList();
        for (OperationDgfip recherche : recherches) {
            dgfip.repond(reponse);
            AppelException e =
                    catchThrowableOfType(AppelException.class, () -> face.appeler(client, recherche.appel()));
            assertThat(e).isExactlyInstanceOf(RequeteInvalideException.class);
            assertThat(e.explication()).contains("adresse").hasSizeLessThan(200);
        }
        assertThat(dgfip.lectures).hasSize(recherches.size());
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_15_une_page_se_dit_etrangere_et_un_410_nu_peut_etre_de_la_dgfip(Face face) {
        dgfip.repond(410, PAGE).repond(410, "").repond(410, "");
        AucunResultatException page =
                catchThrowableOfType(AucunResultatException.class, () -> face.lire(client, USAGER, 2023));
        assertThat(page.reponseEtrangere()).isTrue();
        assertThat(page.confirmeParLaDgfip()).isFalse();
        assertThat(page.explication())
                .contains("une page", "et non l'API", "adresse")
                .hasSizeLessThan(200);
        AucunResultatException nu =
                catchThrowableOfType(AucunResultatException.class, () -> face.lire(client, USAGER, 2023));
        assertThat(nu.reponseEtrangere()).isFalse();
        assertThat(nu.explication()).doesNotContain("page");

        dgfip.repond(200, FOYER);
        assertThat(face.appeler(client, c -> c.irAssiette().derniereAnnee(USAGER))
                        .annee())
                .isEqualTo(2022);
    }

    static Stream<Arguments> pages() {
        return Banc.surChaqueFace(Stream.of(200, 400, 401, 403)
                .flatMap(statut -> Stream.of(BOM + PAGE, " \r\n" + PAGE, BOM + "\r\n" + PAGE, "\n" + BOM + " " + PAGE)
                        .map(page -> cas(statut, page)))
                .toArray(Object[][]::new));
    }

    @ParameterizedTest(name = "{0}, {1}, {index}")
    @MethodSource("pages")
    void cas_58_une_page_precedee_d_une_marque_d_ordre_ou_de_blancs_reste_une_page(Face face, int statut, String page) {
        for (Usager usager : List.of(USAGER, Usager.franceConnect("jeton-fc-fictif"))) {
            dgfip.repete(ESSAIS_MAX, statut, page);
            AppelException e = catchThrowableOfType(AppelException.class, () -> face.lire(client, usager, 2023));

            assertThat(e.explication())
                    .contains("devant", "proxy", "pare-feu")
                    .doesNotContain("jeton", "secret", "contract", "FranceConnect");
            assertThat(e.reponseEtrangere()).isTrue();
            dgfip.oublier();
        }
    }

    /** Le jeton d'application vient d'être accepté : une page n'accuse pas pour autant celui de la personne. */
    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_58_une_page_sous_401_n_accuse_aucun_des_deux_jetons(Face face) {
        Usager citoyen = Usager.franceConnect("jeton-fc-fictif");
        dgfip.repond(200, FOYER).repond(401, PAGE).repond(401, PAGE);
        face.lire(client, citoyen, 2023);

        AppelException e = catchThrowableOfType(AppelException.class, () -> face.lire(client, citoyen, 2023));

        assertThat(e.explication()).contains("devant").doesNotContain("jeton", "FranceConnect");
    }

    static Stream<Arguments> codesInconnus() {
        return Banc.surChaqueFace(Stream.of(400, 401, 403, 404, 406, 410, 415, 416, 429, 500, 503)
                .flatMap(statut -> Stream.of("901999", "\"un-code-a-eux\"").map(code -> cas(statut, code)))
                .toArray(Object[][]::new));
    }

    @ParameterizedTest(name = "{0}, {1} {2}")
    @MethodSource("codesInconnus")
    void cas_32_un_code_inconnu_de_la_passerelle_se_dit_inconnu_et_ne_fait_rien_conclure(
            Face face, int statut, String code) {
        dgfip.repete(ESSAIS_MAX, statut, "{\"fault\":{\"code\":" + code + "}}");

        AppelException e = catchThrowableOfType(AppelException.class, () -> face.lire(client, USAGER, 2023));

        assertThat(e.explication())
                .contains("ne connaît pas le code")
                .doesNotContain("901999", "a-eux", "ne connaît pas cette route")
                .hasSizeLessThan(200);
        assertThat(e.code()).isEmpty();
    }
}
