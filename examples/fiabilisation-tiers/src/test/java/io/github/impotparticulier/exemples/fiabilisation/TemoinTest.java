package io.github.impotparticulier.exemples.fiabilisation;

import static io.github.impotparticulier.exemples.fiabilisation.FauxR2p.echoue;
import static io.github.impotparticulier.exemples.fiabilisation.FauxR2p.statut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.PersonneIndistincteException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.r2p.PersonnePhysique;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Un refus que n'importe quel intermédiaire saurait dire ne s'écrit qu'une fois prouvé que R2P répond. */
class TemoinTest {
    @TempDir
    private Path dossier;

    private Banc banc;

    @BeforeEach
    void preparer() {
        banc = new Banc(dossier);
    }

    private static AppelException inconnue() {
        return new UsagerInconnuException("Personne.", statut(404, null));
    }

    private static AppelException indistincte() {
        return new PersonneIndistincteException("Plusieurs.", statut(403, null));
    }

    /** Un R2P qui trouve la personne CONNUE, et dit des autres ce qu'on veut. */
    private static FauxR2p r2p(Function<String, CompletableFuture<PersonnePhysique>> desAutres) {
        FauxR2p[] r2p = new FauxR2p[1];
        r2p[0] = new FauxR2p(rang -> {
            String nom = r2p[0].demandes().get(rang - 1);
            return nom.equals("CONNUE") ? FauxR2p.trouve() : desAutres.apply(nom);
        });
        return r2p[0];
    }

    private Banc lignes(String... noms) {
        List<String> lignes = new ArrayList<>(List.of(Banc.ENTETE));
        for (String nom : noms) {
            lignes.add("R" + lignes.size() + ";" + nom + ";CAMILLE;2;14/03/1990;35;238;;o");
        }
        return banc.ecrire(lignes.toArray(String[]::new));
    }

    private static String[] fois(int nombre, String nom) {
        return IntStream.rangeClosed(1, nombre).mapToObj(i -> nom).toArray(String[]::new);
    }

    private static String[] suite(String[]... parties) {
        return Arrays.stream(parties).flatMap(Arrays::stream).toArray(String[]::new);
    }

    private void sArrete(Recherche r2p, CodeRetour code, String... phrases) {
        assertThatExceptionOfType(ArretException.class)
                .isThrownBy(() -> banc.lancer(r2p))
                .matches(e -> e.code() == code)
                .withMessageContainingAll(phrases);
    }

    static List<AppelException> refusNus() {
        return List.of(
                inconnue(),
                indistincte(),
                new AccesRefuseException("Refus.", statut(403, null)),
                new RequeteInvalideException("Refus.", statut(404, null)),
                new RequeteInvalideException("Refus.", statut(400, null)));
    }

    @ParameterizedTest
    @MethodSource("refusNus")
    void un_pare_feu_qui_refuse_tout_arrete_le_lot_sans_rien_en_ecrire(AppelException refus) throws Exception {
        lignes(fois(360, "FICTIVE")).simultanes(8);
        List<CompletableFuture<PersonnePhysique>> parties = new ArrayList<>();
        FauxR2p pareFeu = r2p(nom -> {
            assertThat(parties).as("une à la fois").allMatch(CompletableFuture::isDone);
            parties.add(echoue(refus));
            return parties.get(parties.size() - 1);
        });

        sArrete(
                pareFeu,
                CodeRetour.SANS_PREUVE,
                "16 lignes sont refusées sans code de la DGFiP [HTTP "
                        + refus.statut().getAsInt() + "]",
                "--sans-temoin");

        assertThat(pareFeu.demandes()).hasSize(16);
        assertThat(banc.issues()).isEmpty();
    }

    @Test
    void un_petit_fichier_ou_personne_n_est_trouve_ne_s_ecrit_que_sur_demande() throws Exception {
        lignes(fois(3, "FICTIVE"));

        sArrete(r2p(nom -> echoue(indistincte())), CodeRetour.SANS_PREUVE, "3 lignes sont refusées");
        assertThat(banc.issues()).isEmpty();

        FauxR2p r2p = r2p(nom -> echoue(indistincte()));
        banc.sansTemoin().lancer(r2p);
        assertThat(banc.issues())
                .containsExactly("R1 INDISTINCTE Plusieurs.", "R2 INDISTINCTE Plusieurs.", "R3 INDISTINCTE Plusieurs.");
        assertThat(r2p.demandes()).hasSize(3);
        assertThat(banc.bilan().code()).isEqualTo(CodeRetour.COMPLET);
        assertThat(banc.bilan().texte()).contains("Personne n'est trouvé : vérifiez aussi l'adresse");
    }

    @Test
    void une_personne_trouvee_leve_le_doute_des_lignes_d_avant() throws Exception {
        lignes("FICTIVE", "", "FICTIVE", "CONNUE");
        FauxR2p r2p = r2p(nom -> echoue(inconnue()));

        banc.lancer(r2p);

        assertThat(banc.issues())
                .containsExactly(
                        "R1 INCONNUE Personne ne répond à cet état civil.",
                        "R2 MAL_FORMEE nom : manque",
                        "R3 INCONNUE Personne ne répond à cet état civil.",
                        "R4 TROUVEE");
        assertThat(r2p.demandes()).hasSize(3);
    }

    @Test
    void de_vraies_inconnues_de_suite_s_ecrivent_quand_le_temoin_repond() throws Exception {
        lignes(suite(fois(1, "CONNUE"), fois(20, "FICTIVE")));
        FauxR2p r2p = r2p(nom -> echoue(inconnue()));

        banc.lancer(r2p);

        assertThat(banc.bilan().nombre(Issue.INCONNUE)).isEqualTo(20);
        assertThat(banc.bilan().code()).isEqualTo(CodeRetour.COMPLET);
        // Après la seizième, et à la fin du fichier.
        assertThat(r2p.demandes()).filteredOn(nom -> nom.equals("CONNUE")).hasSize(1 + 2);
        assertThat(banc.issues()).hasSize(21);
    }

    @Test
    void un_pare_feu_leve_en_cours_de_route_arrete_puis_la_reprise_ne_perd_rien() throws Exception {
        lignes(suite(fois(10, "CONNUE"), fois(40, "FICTIVE"), fois(10, "CONNUE")));
        FauxR2p pareFeu = new FauxR2p(rang -> rang <= 10 ? FauxR2p.trouve() : echoue(indistincte()));

        sArrete(pareFeu, CodeRetour.SANS_PREUVE, "Une personne déjà trouvée ne l'est plus [HTTP 403]");
        assertThat(pareFeu.demandes()).hasSize(10 + 16 + 1);
        assertThat(banc.issues()).hasSize(10).allMatch(ligne -> ligne.endsWith("TROUVEE"));

        banc.lancer(r2p(nom -> echoue(inconnue())));
        assertThat(banc.bilan().nombre(Issue.TROUVEE)).isEqualTo(20);
        assertThat(banc.bilan().nombre(Issue.INCONNUE)).isEqualTo(40);
    }

    @Test
    void un_temoin_qui_a_vraiment_change_entre_deux_traitements_ne_bloque_pas_le_lot() throws Exception {
        lignes("CONNUE", "PARTIE-FICTIVE", "FICTIVE", "FICTIVE");
        banc.suivi().aChaqueLigne(() -> {
            if (banc.suivi().ecrites() == 2) {
                banc.interruption().demander();
            }
        });
        banc.simultanes(1).lancer(r2p(nom -> FauxR2p.trouve()));
        banc.suivi().aChaqueLigne(() -> {});
        banc.interruption().oublier();
        assertThat(banc.issues()).containsExactly("R1 TROUVEE", "R2 TROUVEE");

        FauxR2p sansElle = r2p(nom -> echoue(inconnue()));
        sArrete(sansElle, CodeRetour.SANS_PREUVE, "Une personne déjà trouvée ne l'est plus", "--sans-temoin");
        assertThat(banc.issues()).hasSize(2);
        banc.sansTemoin().lancer(sansElle);

        assertThat(banc.bilan().complet()).isTrue();
        assertThat(banc.issues()).hasSize(4).startsWith("R1 TROUVEE", "R2 TROUVEE");
    }

    @Test
    void le_temoin_d_une_reprise_est_quelqu_un_que_le_resultat_dit_trouve() throws Exception {
        lignes("CONNUE", "FICTIVE");
        banc.suivi().aChaqueLigne(banc.interruption()::demander);
        banc.lancer(r2p(nom -> echoue(inconnue())));
        assertThat(banc.issues()).containsExactly("R1 TROUVEE");

        banc.suivi().aChaqueLigne(() -> {});
        banc.interruption().oublier();
        sArrete(new FauxR2p(rang -> echoue(indistincte())), CodeRetour.SANS_PREUVE, "ne l'est plus");
        assertThat(banc.issues()).hasSize(1);

        FauxR2p r2p = r2p(nom -> echoue(inconnue()));
        banc.lancer(r2p);
        assertThat(r2p.demandes()).containsExactly("FICTIVE", "CONNUE");
        assertThat(banc.issues()).containsExactly("R1 TROUVEE", "R2 INCONNUE Personne ne répond à cet état civil.");
    }

    @Test
    void un_code_de_la_dgfip_est_sa_propre_preuve() throws Exception {
        lignes("FICTIVE", "MULTIPLE");

        banc.lancer(r2p(nom -> echoue(
                nom.equals("FICTIVE")
                        ? new UsagerInconnuException("Personne.", statut(404, "40433"))
                        : new PersonneIndistincteException("Plusieurs.", statut(403, "40305")))));

        assertThat(banc.issues())
                .containsExactly("R1 INCONNUE Personne ne répond à cet état civil.", "R2 INDISTINCTE Plusieurs.");
    }

    @Test
    void une_ligne_toujours_refusee_s_ecrit_avec_son_code_et_ne_se_redemande_pas() throws Exception {
        lignes("FICTIVE");
        FauxR2p r2p = r2p(nom -> echoue(new RequeteInvalideException("Refusée.", statut(400, "4003"))));

        banc.lancer(r2p);

        assertThat(banc.issues()).containsExactly("R1 REFUSEE Refusée. [HTTP 400, code 4003]");
        assertThat(banc.bilan().code()).isEqualTo(CodeRetour.LIGNES_REFUSEES);
        assertThat(banc.interruption().pauses()).isEmpty();

        banc.lancer(r2p);
        assertThat(r2p.demandes()).hasSize(1);
        assertThat(banc.bilan().code()).isEqualTo(CodeRetour.LIGNES_REFUSEES);
    }

    @ParameterizedTest
    @MethodSource("refusNus")
    void un_refus_nu_d_une_seule_ligne_n_arrete_pas_les_autres(AppelException refus) throws Exception {
        lignes("CONNUE", "CONNUE", "MAUDITE", "CONNUE");

        banc.lancer(r2p(nom -> echoue(refus)));

        assertThat(banc.issues()).hasSize(4).doesNotContain("R3 TROUVEE");
        assertThat(banc.bilan().nombre(Issue.TROUVEE)).isEqualTo(3);
    }

    @Test
    void une_derniere_ligne_toujours_en_panne_ne_retient_pas_la_reprise_pour_toujours() throws Exception {
        lignes("CONNUE", "MAUDITE");
        AppelException panne = new ServiceIndisponibleException("Plus rien.", statut(500, "5000"));
        banc.suivi().aChaqueLigne(banc.interruption()::demander);
        banc.lancer(r2p(nom -> echoue(panne)));
        banc.suivi().aChaqueLigne(() -> {});
        banc.interruption().oublier();

        FauxR2p r2p = r2p(nom -> echoue(panne));
        banc.lancer(r2p);

        assertThat(banc.issues()).containsExactly("R1 TROUVEE", "R2 ECHEC Plus rien.");
        assertThat(r2p.demandes()).containsExactly("MAUDITE", "MAUDITE", "MAUDITE", "CONNUE", "MAUDITE");
        assertThat(banc.bilan().code()).isEqualTo(CodeRetour.A_RELANCER);
    }

    @Test
    void un_temoin_sans_reponse_se_patiente_et_sans_patience_arrete() throws Exception {
        lignes("CONNUE", "FICTIVE");
        AppelException panne = new ServiceIndisponibleException("Plus rien.", statut(503, null));
        Recherche muetteAuTemoin =
                new FauxR2p(rang -> rang == 1 ? FauxR2p.trouve() : rang == 2 ? echoue(inconnue()) : echoue(panne));

        banc.patience(Duration.ZERO);
        sArrete(muetteAuTemoin, CodeRetour.A_RELANCER, "Plus rien.");
        assertThat(banc.issues()).containsExactly("R1 TROUVEE");

        banc.patience(Duration.ofMinutes(10));
        banc.lancer(new FauxR2p(rang -> rang == 1 ? echoue(inconnue()) : rang < 5 ? echoue(panne) : FauxR2p.trouve()));
        assertThat(banc.issues()).hasSize(2);
    }

    @Test
    void des_lignes_mal_formees_n_ajoutent_rien_au_doute_ni_a_la_memoire() throws Exception {
        lignes(suite(fois(1, "FICTIVE"), fois(900, ""), fois(1, "CONNUE")));
        FauxR2p r2p = r2p(nom -> echoue(inconnue()));
        banc.lancer(r2p);
        assertThat(banc.issues()).hasSize(902);
        assertThat(r2p.demandes()).hasSize(2);

        banc = new Banc(Files.createDirectory(dossier.resolve("long")));
        lignes(suite(fois(1, "FICTIVE"), fois(5_000, ""), fois(1, "CONNUE")));
        sArrete(r2p(nom -> echoue(inconnue())), CodeRetour.SANS_PREUVE, "1 ligne est refusée");
    }
}
