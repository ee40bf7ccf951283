package io.github.impotparticulier;

import static io.github.impotparticulier.appui.Banc.FOYER;
import static io.github.impotparticulier.appui.Banc.USAGER;
import static io.github.impotparticulier.appui.FausseDgfip.SPI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.OperationDgfip;
import io.github.impotparticulier.appui.OperationDgfip.Contenu;
import io.github.impotparticulier.appui.SansFuite;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Cas 37 : sous le statut 200, un objet sans aucun champ de la ressource n'est pas d'elle, et jamais un foyer vide. */
@ExtendWith(SansFuite.class)
class CasReponseDAutruiTest {
    private static final String LIGNES = "{\"facture\":[]}";
    private static final String PERIODES = "{\"situationsIR\":[{\"rfr\":1}]}";

    @AutoClose
    private final FausseDgfip dgfip = new FausseDgfip();

    @AutoClose
    private final ImpotParticulierClient client = dgfip.client("2024-11-15");

    /** Ce qu'aucune ressource ne rend. */
    private static final List<String> D_AUTRUI = List.of(
            "{}",
            "{\"access_token\":\"" + Temoin.JETON
                    + "\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"scope\":\"RessourceIR\"}",
            "{\"data\":{\"valeur\":1},\"links\":{},\"meta\":{}}",
            "{\"" + Temoin.NOM + "\":\"" + Temoin.SPI + "\"}",
            "{\"status\":\"UP\"}",
            "{\"commune\":\"x\",\"code\":\"1AJ\"}");

    /** Les champs dont un seul suffit. */
    private static List<String> suffisent(OperationDgfip operation) {
        return switch (operation.route().contenu()) {
            case FOYER ->
                List.of(
                        "{\"rfr\":null}",
                        "{\"sitparP\":\"P\",\"x\":1}",
                        "{\"pac\":{}}",
                        "{\"annRevenu\":2023}",
                        "{\"nmNaiDec2\":\"\"}",
                        "{\"sitFam\":\"V\"}");
            case AVIS -> List.of(LIGNES, FOYER);
            case FOYERS -> List.of(PERIODES, "{\"situationsIR\":[]}");
            case HABITATION -> List.of("{\"situationsTH\":[]}", "{\"situationsTH\":[{\"locaux\":null}]}");
            case FORTUNE -> List.of("{\"indiIFI\":\"O\"}", "{\"indicateurIfiIsf\":null}");
            case ELIGIBILITE -> List.of("{\"statut\":\"O\"}", "{\"statut\":\"N\"}");
            case PERSONNE ->
                operation.exigeLeNumero()
                        ? List.of("{\"personnePhysique\":{\"identifiant\":{\"spi\":\"" + SPI + "\"}}}")
                        : List.of("{\"personnePhysique\":{\"etatCivil\":null}}");
            case NUMERO, DESCRIPTIF -> List.of(operation.route().corps());
        };
    }

    /** Ce qui est d'une autre ressource de la DGFiP, ou n'a que la forme de celle-ci. */
    private static List<String> neSuffisentPas(Contenu contenu) {
        return switch (contenu) {
            case FOYER -> List.of(PERIODES, LIGNES, "{\"statut\":\"O\"}");
            case AVIS -> List.of(PERIODES);
            case FOYERS ->
                List.of(
                        FOYER,
                        "{\"situationsIR\":[{\"rfr\":1},{}]}",
                        "{\"situationsIR\":[{\"x\":1}]}",
                        "{\"situationsIR\":[null]}",
                        "{\"situationsIR\":[{\"rfr\":1},null]}",
                        "{\"situationsIR\":[1]}");
            case HABITATION ->
                List.of(
                        FOYER,
                        "{\"situationsTH\":[{}]}",
                        "{\"situationsTH\":[{\"rfr\":1}]}",
                        "{\"situationsTH\":[null]}",
                        "{\"situationsTH\":[{\"locaux\":null},null]}",
                        "{\"situationsTH\":[1]}");
            case PERSONNE -> List.of(FOYER, "{\"personnePhysique\":{}}", "{\"personnePhysique\":{\"rfr\":1}}");
            case NUMERO -> List.of(FOYER, "{\"identifiant\":{}}");
            case FORTUNE, ELIGIBILITE, DESCRIPTIF -> List.of(FOYER);
        };
    }

    static Stream<Arguments> operations() {
        return OperationDgfip.surChaqueFace();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("operations")
    void cas_37_un_objet_sans_aucun_champ_de_la_ressource_n_est_pas_d_elle(Face face, OperationDgfip operation) {
        List<String> tous = new ArrayList<>(D_AUTRUI);
        tous.addAll(neSuffisentPas(operation.route().contenu()));
        for (String corps : tous) {
            dgfip.repond(200, corps);
            AppelException e =
                    catchThrowableOfType(AppelException.class, () -> face.appeler(client, operation.appel()));

            assertThat(e).as(corps).isInstanceOfAny(ReponseIllisibleException.class, ReponseIncoherenteException.class);
            assertThat(e.idCorrelation()).isPresent();
            assertThat(e.explication())
                    .hasSizeLessThan(200)
                    .doesNotContain(Temoin.NOM, Temoin.SPI, Temoin.JETON, "access_token", "valeur");
        }
    }

    /** Hors {@code estImpose}, dont l'indicateur est toute la réponse. */
    static Stream<Arguments> donnees() {
        return OperationDgfip.surChaqueFace(operation -> !operation.methode().equals("ifi.estImpose"));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("donnees")
    void cas_37_un_seul_champ_suffit_le_contrat_ne_rendant_que_les_siens(Face face, OperationDgfip operation) {
        for (String corps : suffisent(operation)) {
            dgfip.repond(200, corps)
                    .repete(operation.lectures() - 1, 200, operation.route().corps());
            assertThat(face.appeler(client, operation.appel())).as(corps).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_37_la_connexion_d_ou_vient_la_reponse_d_une_autre_demande_ne_ressert_pas(Face face) {
        dgfip.repond(200, FOYER).repond(200, D_AUTRUI.get(1)).repond(200, FOYER);

        face.lire(client, USAGER, 2023);
        assertThat(catchThrowableOfType(ReponseIncoherenteException.class, () -> face.lire(client, USAGER, 2022)))
                .hasMessageContaining("pas de cette ressource");
        face.lire(client, USAGER, 2023);

        List<Integer> connexions = dgfip.lectures.stream()
                .map(requete -> requete.getConnectionIndex())
                .toList();
        assertThat(connexions.get(1)).isEqualTo(connexions.get(0));
        assertThat(connexions.get(2)).isNotEqualTo(connexions.get(1));
    }
}
