package io.github.impotparticulier.bacasable;

import static io.github.impotparticulier.bacasable.Appelant.assertErreur;
import static io.github.impotparticulier.bacasable.Appelant.assertFaute;
import static io.github.impotparticulier.bacasable.Appelant.chemin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.impotparticulier.bacasable.Appelant.Recu;
import io.github.impotparticulier.bacasable.Appelant.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okio.Buffer;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Chaque panne, sur de vraies connexions : ce qu'elle fait, à qui, combien de fois, et ce qu'en dit le journal. */
class PanneTest {
    private static final String IR = "grant_type=client_credentials&scope=RessourceIR";

    /** La plus récente le 10 mars 2025. */
    private static final int DERNIERE = 2023;

    private final HorlogeMobile horloge = new HorlogeMobile("2025-03-10T10:00:00Z");
    private final BacASable bac = BacASable.builder().horloge(horloge).demarrer();
    private final Appelant appelant = new Appelant(bac);
    private final String spi = bac.personne("veuf").spi();

    @AfterEach
    void fermer() {
        bac.close();
    }

    @Test
    void un_quota_depasse_vaut_429_avec_ou_sans_delai_jusqu_au_retablissement() {
        bac.panne(Panne.quotaDepasse());
        Recu sansDelai = appelant.irAssiette(spi, DERNIERE);
        bac.panne(Panne.quotaDepasse(Duration.ofSeconds(90)));
        Recu avecDelai = appelant.irAssiette(spi, DERNIERE);
        Recu encore = appelant.irAssiette(spi, DERNIERE);
        bac.retablir();

        assertFaute(sansDelai, 429, 900804);
        assertThat(sansDelai.entetes().get("Retry-After")).isNull();
        assertFaute(avecDelai, 429, 900804);
        assertThat(avecDelai.entetes().get("Retry-After")).isEqualTo("90");
        assertThat(encore.statut()).isEqualTo(429);
        assertThat(appelant.irAssiette(spi, DERNIERE).statut()).isEqualTo(200);
    }

    @Test
    void une_indisponibilite_comptee_laisse_voir_la_reprise_reussir() {
        bac.panne(Panne.indisponible(Duration.ofMinutes(2)), 2);
        Map<String, String> entetes = appelant.entetes();
        List<Recu> recus = Stream.generate(() -> appelant.get(chemin(spi, "2023"), entetes))
                .limit(3)
                .toList();

        assertThat(recus).extracting(Recu::statut).containsExactly(503, 503, 200);
        assertFaute(recus.get(0), 503, 101503);
        assertThat(recus.get(1).entetes().get("Retry-After")).isEqualTo("120");
        assertThat(bac.journal().get(1).motif())
                .hasValue("Panne demandée : service indisponible ; Le service est indisponible");
        assertThat(bac.journal().get(3).motif()).isEmpty();
    }

    @Test
    void une_indisponibilite_peut_ne_pas_dire_de_delai() {
        bac.panne(Panne.indisponible());
        Recu recu = appelant.irAssiette(spi, DERNIERE);

        assertFaute(recu, 503, 101503);
        assertThat(recu.entetes().get("Retry-After")).isNull();
    }

    @Test
    void un_quota_depasse_peut_dire_dans_le_corps_quand_il_se_rouvre() {
        bac.panne(Panne.quotaDepasseDansLeCorps(Duration.ofSeconds(90)), 2);
        Recu recu = appelant.irAssiette(spi, DERNIERE);

        assertFaute(recu, 429, 900803);
        assertThat(recu.entetes().get("Retry-After")).isNull();
        assertThat(recu.corps()).contains("\"nextAccessTime\":\"2025-Mar-10 10:01:30+0000 UTC\"");
        horloge.avancer(Duration.ofSeconds(90));
        assertThat(appelant.irAssiette(spi, DERNIERE).corps()).contains("10:03:00+0000 UTC");
        assertThat(appelant.irAssiette(spi, DERNIERE).statut()).isEqualTo(200);
    }

    @Test
    void la_passerelle_a_ses_refus_a_elle_alors_que_le_jeton_est_bon() {
        Map<String, String> entetes = appelant.entetes();
        bac.panne(Panne.controleDuJetonEnPanne(), 1);
        assertFaute(appelant.get(chemin(spi, "2023"), entetes), 500, 900900);
        bac.panne(Panne.souscriptionInactive(), 1);
        assertFaute(appelant.get(chemin(spi, "2023"), entetes), 401, 900909);
        bac.panne(Panne.applicationBloquee(), 1);
        assertFaute(appelant.get(chemin(spi, "2023"), entetes), 403, 900805);
        bac.panne(Panne.erreurSousStatut200(), 1);
        assertFaute(appelant.get(chemin(spi, "2023"), entetes), 200, 303001);
        bac.panne(Panne.ressourceNonDeclaree(), 1);
        assertFaute(appelant.get(chemin(spi, "2023"), entetes), 403, 900906);
        bac.panne(Panne.arriereMuet(), 1);
        assertFaute(appelant.get(chemin(spi, "2023"), entetes), 401, 101503);

        assertThat(appelant.get(chemin(spi, "2023"), entetes).statut()).isEqualTo(200);
    }

    @Test
    void une_faute_de_la_passerelle_a_le_statut_et_le_code_choisis() {
        Map<String, String> entetes = appelant.entetes();
        bac.panne(Panne.faute(503, 303001), 1);
        Recu suspendu = appelant.get(chemin(spi, "2023"), entetes);
        bac.panne(Panne.faute(401, 900902), 1);
        Recu sansJeton = appelant.get(chemin(spi, "2023"), entetes);
        bac.panne(Panne.faute(200, 101504), 1);
        Recu sousSucces = appelant.get(chemin(spi, "2023"), entetes);

        assertFaute(suspendu, 503, 303001);
        assertThat(suspendu.entetes().get("WWW-Authenticate")).isNull();
        assertFaute(sansJeton, 401, 900902);
        assertThat(sansJeton.entetes().get("WWW-Authenticate")).startsWith("Bearer");
        assertFaute(sousSucces, 200, 101504);
        assertThat(appelant.get(chemin(spi, "2023"), entetes).statut()).isEqualTo(200);
        assertThat(motifs().get(0)).isEqualTo("Panne demandée : faute de la passerelle ; Une faute de la passerelle");
    }

    @Test
    void une_page_repond_a_la_place_de_la_passerelle_sous_le_statut_choisi() {
        for (int statut : new int[] {200, 401, 503}) {
            bac.panne(Panne.pageHtml(statut), 1);
            Recu recu = appelant.irAssiette(spi, DERNIERE);
            bac.panne(Panne.pageHtml(statut).surJetons(), 1);
            Recu jeton = appelant.demanderJeton(IR);

            for (Recu page : List.of(recu, jeton)) {
                assertThat(page.statut()).isEqualTo(statut);
                assertThat(page.entetes().get("Content-Type")).startsWith("text/html");
                assertThat(page.corps()).startsWith("<!DOCTYPE html>").doesNotContain(spi);
            }
        }
        assertThat(appelant.irAssiette(spi, DERNIERE).statut()).isEqualTo(200);
    }

    @Test
    void un_statut_se_redit_pour_code_ou_ne_dit_rien() {
        bac.panne(Panne.routeNonDeployee(), 1);
        Recu route = appelant.irAssiette(spi, DERNIERE);
        bac.panne(Panne.erreurDeLaPasserelle(), 1);
        Recu erreur = appelant.irAssiette(spi, DERNIERE);
        bac.panne(Panne.statutNu(429), 1);
        Recu nu = appelant.irAssiette(spi, DERNIERE);
        bac.panne(Panne.objetVide(), 1);
        Recu vide = appelant.irAssiette(spi, DERNIERE);

        assertThat(route.statut()).isEqualTo(404);
        assertThat(route.corps()).startsWith("{\"code\":\"404\",\"type\":\"Status report\"");
        assertThat(erreur.statut()).isEqualTo(500);
        assertThat(erreur.corps()).startsWith("{\"code\":\"500\"");
        assertThat(nu.statut()).isEqualTo(429);
        assertThat(nu.corps()).isEmpty();
        assertThat(vide.statut()).isEqualTo(200);
        assertThat(vide.corps()).isEqualTo("{}");
        assertThat(appelant.irAssiette(spi, DERNIERE).statut()).isEqualTo(200);
    }

    @Test
    void une_erreur_technique_porte_ou_non_un_code_de_la_dgfip() {
        bac.panne(Panne.erreurTechnique(), 1);
        Recu muette = appelant.irAssiette(spi, DERNIERE);
        bac.panne(Panne.erreurTechnique(5001), 2);
        Recu codee = appelant.irAssiette(spi, DERNIERE);
        Recu sfip = appelant.sfip02aa("?spi=" + spi);

        assertThat(muette.statut()).isEqualTo(500);
        assertThat(muette.corps()).isEmpty();
        assertErreur(codee, 500, 5001);
        assertThat(codee.corps()).contains("\"horodatage\":\"2025-03-10T11:00:00\"");
        assertErreur(sfip, 500, 5001);
        assertThat(sfip.entetes().get("Content-Type")).isEqualTo(Appelant.TYPE_SFIP);
    }

    @Test
    void un_jeton_perime_est_refuse_bien_que_la_passerelle_vienne_de_le_donner() {
        bac.panne(Panne.jetonPerime(), 1);
        Map<String, String> entetes = appelant.entetes();
        Recu refuse = appelant.get(chemin(spi, "2023"), entetes);

        assertFaute(refuse, 401, 900901);
        assertThat(refuse.entetes().get("WWW-Authenticate")).startsWith("Bearer ");
        assertThat(appelant.get(chemin(spi, "2023"), entetes).statut()).isEqualTo(200);
    }

    @Test
    void perimer_les_jetons_oblige_a_en_demander_d_autres() {
        Map<String, String> entetes = appelant.entetes();
        String jetonFranceConnect = bac.jetonFranceConnect(spi);
        bac.perimerJetons();

        assertFaute(appelant.get(chemin(spi, "2023"), entetes), 401, 900901);
        assertThat(appelant.entetes().get("Authorization")).isNotEqualTo(entetes.get("Authorization"));
        assertThat(appelant.irAssiette(spi, DERNIERE).statut()).isEqualTo(200);
        assertThat(appelant.franceConnect(Route.ASSIETTE, jetonFranceConnect, DERNIERE)
                        .statut())
                .isEqualTo(200);
    }

    @Test
    void une_lenteur_retarde_la_reponse_sans_la_changer() {
        Map<String, String> entetes = appelant.entetes();
        Recu sansPanne = appelant.get(chemin(spi, "2023"), entetes);
        bac.panne(Panne.lenteur(Duration.ofMillis(60)), 2);
        long debut = System.nanoTime();
        Recu lente = appelant.get(chemin(spi, "2023"), entetes);
        long duree = System.nanoTime() - debut;
        Recu refusee = appelant.get(chemin(spi, "DUPONT"), entetes);

        assertThat(Duration.ofNanos(duree)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
        assertThat(lente.corps()).isEqualTo(sansPanne.corps());
        assertErreur(refusee, 400, 4002);
        assertThat(motifs())
                .endsWith(
                        "Panne demandée : réponse retardée",
                        "Panne demandée : réponse retardée ; Format d'année incorrect : 4 chiffres");
    }

    @Test
    void fermer_le_bac_n_attend_pas_la_fin_d_une_lenteur() throws IOException {
        bac.panne(Panne.lenteur(Duration.ofHours(1)).surJetons());
        try (Socket prise = connecter()) {
            envoyer(prise, "POST /token HTTP/1.1", "Content-Length: 0");
            while (bac.journal().isEmpty()) {
                Thread.onSpinWait();
            }
            bac.close();

            assertThat(toutLire(prise)).isEmpty();
        }
    }

    @Test
    void une_coupure_ne_laisse_pas_passer_un_octet() throws IOException {
        bac.panne(Panne.coupure(), 1);

        assertThat(brute()).isEmpty();
        assertThat(brute()).startsWith("HTTP/1.1 200 ");
        assertThat(bac.journal())
                .extracting(EchangeServi::statut)
                .as("statut 0 : aucune réponse n'est partie")
                .containsExactly(200, 0, 200, 200);
        assertThat(motifs()).contains("Panne demandée : connexion coupée avant la réponse");
    }

    @Test
    void une_coupure_en_cours_de_reponse_n_en_laisse_passer_qu_un_morceau() throws IOException {
        String entiere = brute();
        bac.panne(Panne.coupureEnCoursDeReponse(), 1);
        String coupee = brute();

        assertThat(coupee).contains("\r\n\r\n{").hasSizeLessThan(entiere.length());
        assertThat(entiere).startsWith(coupee);
        assertThat(coupee)
                .contains("Content-Length: "
                        + entiere.substring(entiere.indexOf("\r\n\r\n") + 4).length());
        assertThat(motifs()).contains("Panne demandée : connexion coupée au milieu de la réponse");
    }

    @Test
    void une_reponse_sans_corps_est_coupee_avant_de_partir() throws IOException {
        bac.panne(Panne.coupureEnCoursDeReponse());
        try (Socket prise = connecter()) {
            envoyer(
                    prise,
                    "GET " + chemin(spi, "2023") + " HTTP/1.1",
                    "Authorization: " + appelant.entetes().get("Authorization"),
                    "X-Correlation-ID: 00000000-0000-4000-8000-000000000000");

            assertThat(toutLire(prise)).isEmpty();
        }
        assertThat(bac.journal()).extracting(EchangeServi::statut).containsExactly(200, 406);
    }

    @Test
    void l_annee_pas_encore_sortie_vaut_4101_et_les_autres_sont_servies() {
        bac.panne(Panne.anneePasEncoreSortie());

        assertErreur(appelant.irAssiette(spi, DERNIERE), 410, 4101);
        assertThat(appelant.irAssiette(spi, DERNIERE - 1).statut()).isEqualTo(200);
        assertErreur(appelant.lep(spi, "690", "2023", "2025"), 410, 4101);
        assertThat(motifs())
                .containsExactly(
                        "Panne demandée : année pas encore sortie ; Aucun résultat : cette année n'est pas encore sortie",
                        "Panne demandée : année pas encore sortie ; Aucun résultat : cette année n'est pas encore sortie");
    }

    @Test
    void les_ressources_qui_choisissent_l_annee_servent_alors_celle_d_avant() {
        Recu deRattrapage = appelant.parSpi(Route.DERNIERE, spi, DERNIERE - 1);
        Recu sansPanne = appelant.parSpi(Route.DEUX_ANS, spi, 0);
        bac.panne(Panne.anneePasEncoreSortie(), 1);
        Recu avecPanne = appelant.parSpi(Route.DEUX_ANS, spi, 0);

        assertThat(avecPanne.statut()).isEqualTo(200);
        assertThat(avecPanne.corps()).isEqualTo(deRattrapage.corps()).isNotEqualTo(sansPanne.corps());
        assertThat(motifs()).containsExactly("Panne demandée : année pas encore sortie");
        assertThat(appelant.parSpi(Route.DEUX_ANS, spi, 0).corps()).isEqualTo(sansPanne.corps());
    }

    @Test
    void une_requete_que_la_panne_ne_touche_pas_ne_la_compte_pas() {
        bac.panne(Panne.anneePasEncoreSortie(), 1);
        appelant.irAssiette(spi, DERNIERE - 1);
        appelant.irAssiette("3999999999999", DERNIERE);
        assertErreur(appelant.irAssiette(spi, DERNIERE), 410, 4101);

        bac.panne(Panne.indisponible(), 1);
        assertThat(appelant.get("/inconnue", Map.of()).statut()).isEqualTo(404);
        assertThat(appelant.envoyer("DELETE", chemin(spi, "2023"), "", Map.of()).statut())
                .isEqualTo(405);
        assertThat(appelant.get(chemin(spi, "2023"), Map.of()).statut()).isEqualTo(401);
        assertThat(appelant.irAssiette(spi, DERNIERE).statut()).isEqualTo(503);
        assertThat(appelant.irAssiette(spi, DERNIERE).statut()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("surJetons")
    void sur_les_jetons_la_panne_touche_le_jeton_et_lui_seul(Panne panne, int statut) {
        Map<String, String> entetes = appelant.entetes();
        bac.panne(panne.surJetons(), 1);

        assertThat(appelant.get(chemin(spi, "2023"), entetes).statut()).isEqualTo(200);
        assertThat(appelant.demanderJeton(IR).statut()).isEqualTo(statut);
        assertThat(appelant.demanderJeton(IR).statut()).isEqualTo(200);
        assertThat(motifs()).singleElement().asString().startsWith("Panne demandée : ");
    }

    static Stream<Object[]> surJetons() {
        return Stream.of(
                new Object[] {Panne.quotaDepasse(), 429},
                new Object[] {Panne.indisponible(Duration.ofSeconds(5)), 503},
                new Object[] {Panne.erreurTechnique(), 500},
                new Object[] {Panne.quotaDepasseDansLeCorps(Duration.ofSeconds(5)), 429},
                new Object[] {Panne.pageHtml(403), 403},
                new Object[] {Panne.statutNu(401), 401},
                new Object[] {Panne.objetVide(), 200},
                new Object[] {Panne.faute(400, 900901), 400},
                new Object[] {Panne.lenteur(Duration.ZERO), 200});
    }

    @Test
    void sans_le_dire_la_panne_ne_touche_pas_les_jetons() {
        bac.panne(Panne.erreurTechnique());

        assertThat(appelant.demanderJeton(IR).statut()).isEqualTo(200);
    }

    @Test
    void certaines_pannes_n_ont_pas_cours_sur_les_jetons() {
        for (Panne panne : List.of(
                Panne.jetonPerime(),
                Panne.anneePasEncoreSortie(),
                Panne.erreurTechnique(5001),
                Panne.controleDuJetonEnPanne(),
                Panne.souscriptionInactive(),
                Panne.applicationBloquee(),
                Panne.routeNonDeployee(),
                Panne.ressourceNonDeclaree(),
                Panne.erreurDeLaPasserelle(),
                Panne.arriereMuet(),
                Panne.erreurSousStatut200())) {
            assertThatIllegalStateException()
                    .isThrownBy(panne::surJetons)
                    .withMessageStartingWith("Cette panne n'a de sens que sur une ressource");
        }
    }

    @Test
    void une_panne_remplace_la_precedente_et_son_compte() {
        bac.panne(Panne.quotaDepasse(), 5);
        bac.panne(Panne.erreurTechnique(), 1);

        assertThat(appelant.irAssiette(spi, DERNIERE).statut()).isEqualTo(500);
        assertThat(appelant.irAssiette(spi, DERNIERE).statut()).isEqualTo(200);
    }

    @Test
    void plusieurs_fils_ne_subissent_ensemble_la_panne_que_le_nombre_de_fois_demande() {
        Map<String, String> entetes = appelant.entetes();
        bac.panne(Panne.quotaDepasse(), 7);

        assertThat(IntStream.range(0, 40)
                        .parallel()
                        .filter(i -> appelant.get(chemin(spi, "2023"), entetes).statut() == 429)
                        .count())
                .isEqualTo(7);
    }

    @Test
    void des_reglages_impossibles_sont_refuses() {
        assertThatIllegalArgumentException().isThrownBy(() -> bac.panne(Panne.coupure(), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Panne.lenteur(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Panne.indisponible(Duration.ofSeconds(86_401)));
        assertThatIllegalArgumentException().isThrownBy(() -> Panne.quotaDepasse(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Panne.erreurTechnique(0));
        for (int statut : new int[] {199, 201, 204, 304, 399, 600}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Panne.faute(statut, 900901));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Panne.faute(400, 0));
        for (int statut : new int[] {199, 204, 205, 304, 600}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Panne.pageHtml(statut));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Panne.statutNu(399));
        assertThatIllegalArgumentException().isThrownBy(() -> Panne.statutNu(600));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Panne.quotaDepasseDansLeCorps(Duration.ofSeconds(86_401)));
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> bac.panne((Panne) null));
    }

    @Test
    void une_panne_se_nomme() {
        assertThat(Panne.coupure().surJetons()).hasToString("Panne[connexion coupée avant la réponse, sur les jetons]");
    }

    private List<String> motifs() {
        return bac.journal().stream()
                .flatMap(echange -> echange.motif().stream())
                .toList();
    }

    /** La réponse à un appel correct, octet pour octet : OkHttp rejouerait de lui-même une connexion coupée. */
    private String brute() throws IOException {
        Map<String, String> entetes = appelant.entetes();
        try (Socket prise = connecter()) {
            envoyer(
                    prise,
                    "GET " + chemin(spi, "2023") + " HTTP/1.1",
                    entetes.entrySet().stream()
                            .map(entete -> entete.getKey() + ": " + entete.getValue())
                            .toArray(String[]::new));
            prise.shutdownOutput();
            return toutLire(prise);
        }
    }

    private Socket connecter() throws IOException {
        return new Socket(
                InetAddress.getLoopbackAddress(), URI.create(bac.passerelle()).getPort());
    }

    private static void envoyer(Socket prise, String premiereLigne, String... entetes) throws IOException {
        String requete = premiereLigne + "\r\n" + String.join("\r\n", entetes) + "\r\n\r\n";
        prise.getOutputStream().write(requete.getBytes(StandardCharsets.UTF_8));
    }

    private static String toutLire(Socket prise) throws IOException {
        Buffer recu = new Buffer();
        try {
            recu.writeAll(Okio.source(prise));
        } catch (SocketException coupee) {
            // Une connexion réinitialisée : ce qui est arrivé avant reste lu.
        }
        return recu.readUtf8();
    }
}
