package io.github.impotparticulier.exemples.fiabilisation;

import static io.github.impotparticulier.exemples.fiabilisation.FauxR2p.echoue;
import static io.github.impotparticulier.exemples.fiabilisation.FauxR2p.statut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.siegmar.fastcsv.reader.CsvReader;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.r2p.PersonnePhysique;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ce que le lot fait d'un R2P qui répond mal, tard, ou plus du tout. */
class PannesTest {
    private final AppelException panne = new ServiceIndisponibleException("Plus rien.", statut(503, null));

    @TempDir
    private Path dossier;

    private Banc banc;

    @BeforeEach
    void preparer() {
        banc = new Banc(dossier);
    }

    @Test
    void les_reponses_s_ecrivent_dans_l_ordre_du_fichier_quel_que_soit_celui_ou_elles_viennent() throws Exception {
        banc.ecrireConnues(5);
        List<CompletableFuture<PersonnePhysique>> promesses = new ArrayList<>();
        FauxR2p r2p = new FauxR2p(rang -> {
            if (rang == 1) {
                return FauxR2p.trouve();
            }
            promesses.add(new CompletableFuture<>());
            if (rang == 5) {
                Collections.reverse(promesses);
                for (int i = 0; i < 4; i++) {
                    promesses.get(i).complete(FauxR2p.personne("399000000000" + (4 - i), "EXEMPLE"));
                }
                return promesses.get(0);
            }
            return promesses.get(promesses.size() - 1);
        });

        banc.lancer(r2p);

        assertThat(banc.texte())
                .containsSubsequence(
                        "R2;", "3990000000001", "R3;", "3990000000002", "R4;", "3990000000003", "R5;", "3990000000004");
    }

    @Test
    void jamais_plus_de_lignes_en_cours_que_demande() throws Exception {
        banc.ecrireConnues(20).simultanes(3);
        List<Long> enCours = new ArrayList<>();
        banc.lancer(new FauxR2p(rang -> {
            enCours.add(rang - banc.suivi().ecrites());
            return FauxR2p.trouve();
        }));

        assertThat(enCours).allMatch(nombre -> nombre <= 3).contains(3L);
    }

    @Test
    void une_panne_qui_passe_se_patiente_et_ne_laisse_pas_de_trace() throws Exception {
        banc.ecrireConnues(6);
        FauxR2p r2p = new FauxR2p(rang -> rang >= 3 && rang <= 10 ? echoue(panne) : FauxR2p.trouve());

        banc.lancer(r2p);

        assertThat(banc.bilan().nombre(Issue.TROUVEE)).isEqualTo(6);
        assertThat(banc.interruption().pauses())
                .containsExactly(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
        assertThat(banc.suivi().phrases().get(0))
                .isEqualTo("Ligne 4 sans réponse : Plus rien. Nouvel essai dans 1,0 s.");
    }

    @Test
    void une_panne_qui_dure_arrete_proprement_puis_la_reprise_continue() throws Exception {
        banc.ecrireConnues(6).patience(Duration.ofMinutes(5));

        assertThatExceptionOfType(ArretException.class)
                .isThrownBy(() -> banc.lancer(new FauxR2p(rang -> rang == 1 ? FauxR2p.trouve() : echoue(panne))))
                .withMessageContaining("Plus rien. Relancer plus tard la même commande continue.")
                .matches(e -> e.code() == CodeRetour.A_RELANCER);
        assertThat(banc.interruption().pauses().stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
        assertThat(banc.issues()).containsExactly("R1 TROUVEE");

        FauxR2p retabli = new FauxR2p(rang -> FauxR2p.trouve());
        banc.lancer(retabli);
        assertThat(retabli.demandes()).hasSize(5);
        assertThat(banc.bilan().complet()).isTrue();
    }

    @Test
    void une_ligne_seule_a_manquer_s_ecrit_et_les_autres_suivent() throws Exception {
        banc.ecrire(
                Banc.ENTETE,
                "R1;" + Banc.CONNUE + ";o",
                "R2;MAUDITE-FICTIVE;ANNE;2;1990;35;238;;o",
                "R3;" + Banc.CONNUE + ";o");
        FauxR2p[] r2p = new FauxR2p[1];
        r2p[0] = new FauxR2p(
                rang -> r2p[0].demandes().get(rang - 1).startsWith("MAUDITE") ? echoue(panne) : FauxR2p.trouve());

        banc.lancer(r2p[0]);

        assertThat(banc.issues()).containsExactly("R1 TROUVEE", "R2 ECHEC Plus rien.", "R3 TROUVEE");
        assertThat(r2p[0].demandes())
                .filteredOn(nom -> nom.startsWith("MAUDITE"))
                .hasSize(3);
        assertThat(banc.bilan().code()).isEqualTo(CodeRetour.A_RELANCER);
    }

    @Test
    void une_reponse_illisible_n_accuse_sa_ligne_que_si_les_autres_aboutissent() throws Exception {
        banc.ecrireConnues(3).simultanes(2).patience(Duration.ofMinutes(1));
        AppelException illisible = new ReponseIllisibleException("Le JSON est mal formé.", statut(200, null));

        assertThatExceptionOfType(ArretException.class)
                .isThrownBy(() -> banc.lancer(new FauxR2p(rang -> echoue(illisible))))
                .withMessageContaining("Le JSON est mal formé.");
        assertThat(banc.issues()).isEmpty();

        banc.lancer(new FauxR2p(rang -> rang == 3 || rang > 4 ? FauxR2p.trouve() : echoue(illisible)));
        assertThat(banc.issues())
                .containsExactly("R1 INEXPLOITABLE Le JSON est mal formé.", "R2 TROUVEE", "R3 TROUVEE");
    }

    @Test
    void un_numero_fiscal_absent_de_la_reponse_n_est_pas_une_personne_trouvee() throws Exception {
        banc.ecrireConnues(2);

        banc.lancer(new FauxR2p(rang ->
                rang == 3 ? FauxR2p.trouve() : CompletableFuture.completedFuture(FauxR2p.personne("", "EXEMPLE"))));

        assertThat(banc.issues()).first().asString().startsWith("R1 INEXPLOITABLE La réponse ne porte pas de numéro");
    }

    static List<AppelException> refus() {
        return List.of(
                new AuthentificationException("Non.", statut(401, null)),
                new AccesRefuseException("Non.", statut(403, "900908")),
                new QuotaDepasseException("Non.", statut(429, "900805")),
                new RequeteInvalideException("Non.", statut(406, null)),
                new UsagerInconnuException("Non.", statut(404, "900906")));
    }

    @ParameterizedTest
    @MethodSource("refus")
    void un_defaut_de_reglage_arrete_tout_sans_ecrire(AppelException refus) throws Exception {
        banc.ecrireConnues(100);
        FauxR2p r2p = new FauxR2p(rang -> echoue(refus));

        assertThatExceptionOfType(ArretException.class)
                .isThrownBy(() -> banc.lancer(r2p))
                .matches(e -> e.code() == CodeRetour.A_CORRIGER);

        assertThat(r2p.demandes()).hasSize(1);
        assertThat(banc.issues()).isEmpty();
    }

    @Test
    void la_pause_est_celle_que_la_passerelle_demande() throws Exception {
        banc.ecrireConnues(1);
        AppelException quota =
                new QuotaDepasseException("Trop.", statut(429, null).avecDelai(Duration.ofSeconds(42)));

        banc.lancer(new FauxR2p(rang -> rang == 1 ? echoue(quota) : FauxR2p.trouve()));

        assertThat(banc.interruption().pauses()).containsExactly(Duration.ofSeconds(42));
    }

    @Test
    void interrompu_le_lot_ecrit_ce_qui_est_parti_et_rien_d_autre_ne_part() throws Exception {
        banc.ecrireConnues(50);
        banc.suivi().aChaqueLigne(() -> {
            if (banc.suivi().ecrites() == 10) {
                banc.interruption().demander();
            }
        });
        FauxR2p r2p = new FauxR2p(rang -> FauxR2p.trouve());
        banc.lancer(r2p);

        assertThat(r2p.demandes()).hasSize(13);
        assertThat(banc.issues()).hasSize(13);
        assertThat(banc.bilan().complet()).isFalse();

        banc.interruption().oublier();
        FauxR2p suite = new FauxR2p(rang -> FauxR2p.trouve());
        banc.lancer(suite);
        assertThat(suite.demandes()).hasSize(37);
        assertThat(banc.issues())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 50)
                        .mapToObj(i -> "R" + i + " TROUVEE")
                        .toList());
    }

    @Test
    void un_caractere_que_l_encodage_remplace_ne_devient_pas_une_formule() throws Exception {
        // Sans sa barre, « ≠ » est un « = ».
        banc.format(Banc.windows1252()).ecrireConnues(1);

        banc.lancer(
                new FauxR2p(rang -> CompletableFuture.completedFuture(FauxR2p.personne("3990000001092", "≠SPECIMEN"))));

        assertThat(banc.texte()).contains(";'=SPECIMEN;").doesNotContain(";=");
    }

    @Test
    void une_formule_venue_du_registre_est_desamorcee_celles_de_l_utilisateur_restent() throws Exception {
        banc.ecrire(Banc.ENTETE, "R1;" + Banc.CONNUE + ";=A1+B1");

        banc.lancer(
                new FauxR2p(rang -> CompletableFuture.completedFuture(FauxR2p.personne("3990000001092", "=HYPER"))));

        assertThat(banc.texte()).contains("R1;=A1+B1;2;").contains(";'=HYPER;").contains(";03/1990;");
    }

    @Test
    void le_nom_demande_est_a_cote_du_nom_trouve_meme_si_personne_n_est_trouve() throws Exception {
        banc.ecrire(
                Banc.ENTETE,
                "R1; Exemplé ;Camille Anaïs;2;1990;35;238;;o",
                "R2;=INTROUVABLE-FICTIF;ANNE;2;1990;35;238;;o",
                "R3;BANCAL-FICTIF;LOU;X;1990;35;238;;o",
                "R4;DECALE-FICTIF;LOU");
        AppelException inconnue = new UsagerInconnuException("Personne.", statut(404, null));

        banc.lancer(new FauxR2p(rang -> rang == 2 ? echoue(inconnue) : FauxR2p.trouve()));

        assertThat(colonnes("reference", "r2p_nom_demande", "r2p_nom_naissance", "r2p_prenoms_demandes", "r2p_prenoms"))
                .containsExactly(
                        "R1|Exemplé|EXEMPLE|Camille Anaïs|",
                        "R2|'=INTROUVABLE-FICTIF||ANNE|",
                        "R3|BANCAL-FICTIF||LOU|",
                        // Un séparateur manque : rien ne dit que ce nom en est un.
                        "R4||||");
    }

    private List<String> colonnes(String... noms) throws Exception {
        try (var lecteur =
                CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(banc.resultat(), StandardCharsets.UTF_8)) {
            return lecteur.stream()
                    .map(ligne -> Stream.of(noms).map(ligne::getField).collect(Collectors.joining("|")))
                    .toList();
        }
    }

    @Test
    void un_caractere_que_l_encodage_n_a_pas_ne_perd_pas_la_ligne() throws Exception {
        banc.format(Banc.windows1252()).ecrireConnues(1);

        banc.lancer(new FauxR2p(rang -> CompletableFuture.completedFuture(FauxR2p.personne("3990000001092", "ŞEN愛"))));

        assertThat(banc.texte())
                .contains("R1;o;2;TROUVEE;\"Un caractère que l'encodage")
                .contains(";SEN?;");
    }
}
