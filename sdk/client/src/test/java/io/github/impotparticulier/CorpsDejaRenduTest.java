package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appel.EssaiTermine;
import io.github.impotparticulier.appui.OperationDgfip;
import io.github.impotparticulier.appui.OperationDgfip.Contenu;
import io.github.impotparticulier.appui.OperationDgfip.Designation;
import io.github.impotparticulier.appui.OperationParticulier;
import io.github.impotparticulier.appui.ReponseEnTrop;
import io.github.impotparticulier.appui.ServeurDirect;
import io.github.impotparticulier.appui.TempsFictif;
import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.particulier.PerimetreScolaire;
import io.github.impotparticulier.personne.Usager;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Cas 42, par ce que dit le corps : celui qui vient d'être rendu d'une autre demande se redemande, celui de la même sert. */
@Timeout(60)
class CorpsDejaRenduTest {
    @AutoClose
    private final ServeurDirect serveur = new ServeurDirect();

    @AutoClose
    private final ImpotParticulierClient client =
            serveur.builder().idTeleservice("MAIRIE_CANTINE").build();

    private final List<Integer> connexions = new CopyOnWriteArrayList<>();
    private final List<EssaiTermine> essais = new CopyOnWriteArrayList<>();

    /** Répond ainsi, et note par quelle connexion. */
    private void repondre(Function<ServeurDirect.Demande, String> reponse) {
        serveur.lecture((demande, liaison) -> {
            connexions.add(demande.connexion());
            liaison.ecrire(reponse.apply(demande));
        });
    }

    private static long lire(ImpotParticulierClient client, int rang) {
        return client.irAssiette().pour(ServeurDirect.usager(rang), 2023).rfr().orElseThrow();
    }

    /** Une réponse que le réseau apporte après la demande ne se distingue que par ce qu'elle dit. */
    @Test
    void cas_42_le_corps_d_une_autre_demande_fait_redemander_une_fois_sur_une_connexion_neuve() {
        repondre(demande -> ReponseEnTrop.foyer(connexions.size() <= 2 ? 1 : ServeurDirect.rang(demande)));
        try (ImpotParticulierClient unEssai =
                serveur.builder().essaisMax(1).ecouteur(essais::add).build()) {
            assertThat(lire(unEssai, 1)).isEqualTo(1);
            assertThat(lire(unEssai, 2)).isEqualTo(2);
        }

        assertThat(connexions).hasSize(3);
        assertThat(connexions.get(2)).isNotEqualTo(connexions.get(1));
        assertThat(essais.get(2).statut()).hasValue(200);
    }

    /** Une passerelle qui répondrait la même chose à tous n'est pas redemandée sans fin. */
    @Test
    void cas_42_redemander_ne_boucle_pas() {
        repondre(demande -> ReponseEnTrop.foyer(7));

        for (int rang = 1; rang <= 20; rang++) {
            assertThat(lire(client, rang)).isEqualTo(7);
        }

        assertThat(connexions).hasSizeBetween(21, 39);
    }

    @Test
    void cas_42_la_meme_demande_peut_recevoir_le_meme_corps() {
        repondre(demande -> ReponseEnTrop.foyer(5));

        for (int fois = 0; fois < 5; fois++) {
            assertThat(lire(client, 5)).isEqualTo(5);
        }

        assertThat(connexions).hasSize(5).containsOnly(connexions.get(0));
    }

    /** Deux ressources d'une même personne rendent d'ordinaire le même : rien n'est redemandé. */
    @ParameterizedTest
    @EnumSource(
            value = Designation.class,
            names = {"SPI", "FRANCE_CONNECT"})
    void cas_42_la_meme_personne_peut_recevoir_le_meme_corps_d_une_autre_ressource(Designation designation) {
        repondre(demande -> ReponseEnTrop.foyer(5));
        List<OperationDgfip> foyers = OperationDgfip.TOUTES.stream()
                .filter(operation -> operation.route().contenu() == Contenu.FOYER)
                .filter(operation -> operation.designation() == designation && operation.lectures() == 1)
                .toList();

        for (int fois = 0; fois < 5; fois++) {
            for (OperationDgfip operation : foyers) {
                Object rendu = operation.appel().apply(client);
                Object foyer = rendu instanceof DonneesAnnuelles<?> annuelle ? annuelle.donnees() : rendu;
                assertThat(((SituationIr) foyer).rfr()).as(operation.toString()).hasValue(5);
            }
        }

        assertThat(foyers).hasSizeGreaterThanOrEqualTo(4);
        assertThat(connexions).hasSize(5 * foyers.size()).containsOnly(connexions.get(0));
    }

    @Test
    void cas_42_de_meme_par_franceconnect() {
        repondre(demande -> ReponseEnTrop.foyer(5));
        Usager premiere = Usager.franceConnect("jeton-fictif-1");
        Usager seconde = Usager.franceConnect("jeton-fictif-2");

        assertThat(client.irAssiette().derniereAnnee(premiere).donnees().rfr()).hasValue(5);
        assertThat(client.irAssiette().derniereSituation(premiere, 2023).rfr()).hasValue(5);
        assertThat(connexions).as("la même personne").hasSize(2);
        assertThat(client.irAssiette().derniereSituation(seconde, 2023).rfr()).hasValue(5);
        assertThat(connexions).as("une autre : redemandé une fois").hasSize(3 + 1);
    }

    /** Les données d'une année ne sont pas celles d'une autre, fût-ce de la même personne. */
    @Test
    void cas_42_le_corps_d_une_autre_annee_est_redemande_une_fois() {
        repondre(demande -> ReponseEnTrop.foyer(5));

        assertThat(client.irAssiette().pour(ServeurDirect.usager(5), 2023).rfr())
                .hasValue(5);
        assertThat(client.irAssiette().pour(ServeurDirect.usager(5), 2022).rfr())
                .hasValue(5);

        assertThat(connexions).hasSize(3);
        assertThat(connexions.get(2)).isNotEqualTo(connexions.get(1));
    }

    /** De même d'un contenu à l'autre : l'assiette venue en double n'est pas l'avis. */
    @Test
    void cas_42_le_corps_d_un_autre_contenu_est_redemande_une_fois() {
        repondre(demande -> ReponseEnTrop.foyer(connexions.size() <= 2 ? 5 : 6));

        assertThat(client.irAssiette().pour(ServeurDirect.usager(5), 2023).rfr())
                .hasValue(5);
        assertThat(client.irFacture()
                        .pour(ServeurDirect.usager(5), 2023)
                        .foyer()
                        .rfr())
                .hasValue(6);

        assertThat(connexions).hasSize(3);
        assertThat(connexions.get(2)).isNotEqualTo(connexions.get(1));
    }

    /** Un foyer fiscal est celui de ses deux déclarants. */
    @Test
    void cas_42_un_corps_qui_nomme_la_personne_n_est_pas_redemande() {
        String foyer = "{\"rfr\":9,\"spiDec1\":\"" + ServeurDirect.spi(1) + "\",\"spiDec2\":\"" + ServeurDirect.spi(2)
                + "\",\"remplissage\":\"" + "x".repeat(200) + "\"}";
        repondre(demande -> ServeurDirect.reponse(200, foyer));

        assertThat(lire(client, 1)).isEqualTo(9);
        assertThat(lire(client, 2)).isEqualTo(9);

        assertThat(connexions).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"200, 2", "201, 3"})
    void cas_42_un_corps_court_peut_se_repeter(int octets, int requetes) {
        String corps = "{\"rfr\":9,\"x\":\"" + "x".repeat(octets - 16) + "\"}";
        assertThat(corps).hasSize(octets);
        repondre(demande -> ServeurDirect.reponse(200, corps));

        assertThat(lire(client, 1)).isEqualTo(9);
        assertThat(lire(client, 2)).isEqualTo(9);

        assertThat(connexions).hasSize(requetes);
    }

    private static String enDouble(int annee) {
        return ServeurDirect.reponse(
                200,
                "{\"data\":{\"email\":\"" + annee + "\",\"annee_scolaire\":\"" + annee
                        + "\"},\"links\":{},\"meta\":{\"x\":\"" + "x".repeat(200) + "\"}}");
    }

    static Stream<BiFunction<ApiParticulierClient, Integer, Donnees>> deDeuxAnnees() {
        return Stream.of(
                (client, annee) -> client.boursier().campagne(annee).pour(OperationParticulier.ETAT_CIVIL),
                (client, annee) -> client.boursier().campagne(annee).pour(OperationParticulier.FRANCE_CONNECT),
                (client, annee) -> client.scolarite()
                        .pour(OperationParticulier.ETAT_CIVIL, PerimetreScolaire.etablissement("0399001A"), annee));
    }

    /** Une campagne, une année scolaire sont aussi l'année dont on parle : la même personne n'y a pas les mêmes données. */
    @ParameterizedTest
    @MethodSource("deDeuxAnnees")
    void cas_42_les_donnees_d_une_autre_campagne_se_redemandent(
            BiFunction<ApiParticulierClient, Integer, Donnees> lecture) {
        repondre(demande -> enDouble(connexions.size() <= 2 ? 2022 : 2023));
        try (ApiParticulierClient client = ApiParticulierClient.builder()
                .adresse(serveur.passerelle())
                .jeton(OperationParticulier.JETON)
                .destinataire(OperationParticulier.SIRET)
                .temps(TempsFictif.a(System::nanoTime))
                .build()) {
            assertThat(lecture.apply(client, 2022).champ("email")).hasValue("2022");
            assertThat(lecture.apply(client, 2023).champ("email")).hasValue("2023");
        }
        assertThat(connexions).hasSize(3);
        assertThat(connexions.get(2)).isNotEqualTo(connexions.get(1));
    }
}
