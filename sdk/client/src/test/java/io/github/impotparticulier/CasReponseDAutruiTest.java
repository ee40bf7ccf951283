package io.github.impotparticulier;

import static io.github.impotparticulier.appui.Banc.FOYER;
import static io.github.impotparticulier.appui.Banc.USAGER;
import static io.github.impotparticulier.appui.Banc.cas;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.Banc;
import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.SansFuite;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.r2p.CriteresPersonne;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
    private static final Spi SPI = Spi.de(Temoin.SPI);
    private static final CriteresPersonne CRITERES = CriteresPersonne.parSpi(SPI);
    private static final CriteresPersonne PAR_ETAT_CIVIL = CriteresPersonne.parEtatCivil(EtatCivil.builder()
            .nom(Temoin.NOM)
            .prenoms(Temoin.PRENOM)
            .dateNaissance(LocalDate.of(1978, 8, 22))
            .build());

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

    /** Une ressource : comment la lire, un champ qui suffit, et ce qui, à elle, ne suffit pas. */
    static Stream<Arguments> ressources() {
        Function<ImpotParticulierClient, ?> assiette = c -> c.irAssiette().pour(USAGER, 2023);
        Function<ImpotParticulierClient, ?> automatique = c -> c.irAssiette().derniereAnnee(USAGER);
        Function<ImpotParticulierClient, ?> derniere = c -> c.irAssiette().derniereSituation(USAGER, 2023);
        Function<ImpotParticulierClient, ?> deuxAns = c -> c.irAssiette().derniereSituationDeuxAns(USAGER);
        Function<ImpotParticulierClient, ?> multiples = c -> c.irAssiette().situationsMultiples(USAGER, 2023);
        Function<ImpotParticulierClient, ?> facture = c -> c.irFacture().pour(USAGER, 2023);
        Function<ImpotParticulierClient, ?> th = c -> c.th().pour(USAGER, 2022);
        Function<ImpotParticulierClient, ?> ifi = c -> c.ifi().pour(USAGER, 2022);
        Function<ImpotParticulierClient, ?> lep = c -> c.lep().indicateur(SPI, "130", 2023, 2024);
        Function<ImpotParticulierClient, ?> personne = c -> c.r2p().personne(PAR_ETAT_CIVIL);
        Function<ImpotParticulierClient, ?> sfipLep = c -> c.sfip().lep(CRITERES, "130", 2023, 2024);
        Function<ImpotParticulierClient, ?> sfip = c -> c.sfip().derniereSituation(CRITERES);
        Function<ImpotParticulierClient, ?> information = c -> c.sfip().information();
        String lignes = "{\"facture\":[]}";
        String periodes = "{\"situationsIR\":[{\"rfr\":1}]}";
        return Banc.surChaqueFace(
                cas(
                        "irAssiette",
                        assiette,
                        List.of("{\"rfr\":null}", "{\"sitparP\":\"P\",\"x\":1}"),
                        List.of(periodes, lignes)),
                cas("irAssiette.derniereAnnee", automatique, List.of("{\"pac\":{}}"), List.of(periodes, lignes)),
                cas("derniereSituation", derniere, List.of("{\"annRevenu\":2023}"), List.of(periodes)),
                cas("deuxAns", deuxAns, List.of("{\"nmNaiDec2\":\"\"}"), List.of(periodes)),
                cas(
                        "multiples",
                        multiples,
                        List.of(periodes, "{\"situationsIR\":[]}"),
                        List.of(
                                FOYER,
                                "{\"situationsIR\":[{\"rfr\":1},{}]}",
                                "{\"situationsIR\":[{\"x\":1}]}",
                                "{\"situationsIR\":[null]}",
                                "{\"situationsIR\":[{\"rfr\":1},null]}",
                                "{\"situationsIR\":[1]}")),
                cas("irFacture", facture, List.of(lignes, FOYER), List.of(periodes)),
                cas(
                        "th",
                        th,
                        List.of("{\"situationsTH\":[]}", "{\"situationsTH\":[{\"locaux\":null}]}"),
                        List.of(
                                FOYER,
                                "{\"situationsTH\":[{}]}",
                                "{\"situationsTH\":[{\"rfr\":1}]}",
                                "{\"situationsTH\":[null]}",
                                "{\"situationsTH\":[{\"locaux\":null},null]}",
                                "{\"situationsTH\":[1]}")),
                cas("ifi", ifi, List.of("{\"indiIFI\":\"O\"}", "{\"indicateurIfiIsf\":null}"), List.of(FOYER)),
                cas("lep", lep, List.of("{\"statut\":\"O\"}"), List.of(FOYER)),
                cas(
                        "r2p.personne par critères",
                        personne,
                        List.of("{\"personnePhysique\":{\"etatCivil\":null}}"),
                        List.of(FOYER, "{\"personnePhysique\":{}}", "{\"personnePhysique\":{\"rfr\":1}}")),
                cas("sfip.lep", sfipLep, List.of("{\"statut\":\"N\"}"), List.of(FOYER)),
                cas(
                        "sfip.derniereSituation",
                        sfip,
                        List.of("{\"sitFam\":\"V\"}"),
                        List.of(periodes, "{\"statut\":\"O\"}")),
                cas("sfip.information", information, List.of("{\"descriptif\":\"x\"}"), List.of(FOYER)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("ressources")
    void cas_37_un_objet_sans_aucun_champ_de_la_ressource_n_est_pas_d_elle(
            Face face,
            String nom,
            Function<ImpotParticulierClient, ?> lecture,
            List<String> suffisent,
            List<String> neSuffisentPas) {
        List<String> tous = new ArrayList<>(D_AUTRUI);
        tous.addAll(neSuffisentPas);
        for (String corps : tous) {
            dgfip.repond(200, corps);
            AppelException e = catchThrowableOfType(AppelException.class, () -> face.appeler(client, lecture));

            assertThat(e).as(corps).isInstanceOfAny(ReponseIllisibleException.class, ReponseIncoherenteException.class);
            assertThat(e.idCorrelation()).isPresent();
            assertThat(e.explication())
                    .hasSizeLessThan(200)
                    .doesNotContain(Temoin.NOM, Temoin.SPI, Temoin.JETON, "access_token", "valeur");
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("ressources")
    void cas_37_un_seul_champ_suffit_le_contrat_ne_rendant_que_les_siens(
            Face face,
            String nom,
            Function<ImpotParticulierClient, ?> lecture,
            List<String> suffisent,
            List<String> neSuffisentPas) {
        for (String corps : suffisent) {
            dgfip.repond(200, corps);
            assertThat(face.appeler(client, lecture)).as(corps).isNotNull();
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
