package io.github.impotparticulier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.Detecteur;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.Fuites;
import io.github.impotparticulier.appui.Fuites.Canal;
import io.github.impotparticulier.appui.Fuites.Fuite;
import io.github.impotparticulier.appui.SansFuite;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.millesime.Fiabilite;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.personne.Usager;
import java.io.IOException;
import java.io.Serial;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.MarkerFactory;

/** La capture prouvée : chaque fuite que l'on provoque est constatée, à sa place, sans que la valeur soit montrée. */
class FuitesProvoqueesTest {
    private static final String ADRESSE =
            "https://gw.exemple.fr/impotparticulier/1.0/spi/" + Temoin.SPI + "/situations/ir/assiettes/annrev/2023";
    private static final org.slf4j.Logger JOURNAL = LoggerFactory.getLogger("io.github.impotparticulier.essai.fuites");
    private static final Logger JOURNAL_JDK = Logger.getLogger("okhttp3.essai.fuites");

    private final Fuites fuites = Fuites.ouvrir();

    @AfterEach
    void fermer() {
        fuites.close();
    }

    private void constate(String genre, String ou) {
        List<Fuite> constatees = fuites.constatees();
        assertThat(constatees).anySatisfy(fuite -> {
            assertThat(fuite.genre()).isEqualTo(genre);
            assertThat(fuite.ou()).contains(ou);
        });
        assertThat(Temoin.detecteur().genres(constatees.toString()))
                .as("le constat ne montre pas la valeur")
                .isEmpty();
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(fuites::verifier)
                .withMessageContaining(genre);
    }

    @Test
    void sans_fuite_rien_n_est_constate_et_tout_a_ete_regarde() {
        JOURNAL.trace("rien {}", "de personnel");
        JOURNAL_JDK.finest("rien de personnel");
        System.out.println("rien de personnel");
        Temoin.observer(new AppelException("Rien de personnel.", Circonstances.aucunes()));
        Temoin.observer(Spi.de(Temoin.SPI));

        fuites.verifier();

        for (Canal canal : Canal.values()) {
            assertThat(fuites.vus(canal)).as(canal.name()).isPositive();
        }
    }

    @Test
    void une_adresse_ecrite_par_slf4j_au_niveau_le_plus_fin() {
        JOURNAL.trace("GET {}", ADRESSE);
        constate("numéro fiscal", "slf4j io.github.impotparticulier.essai.fuites TRACE, message");
    }

    @Test
    void un_journal_ne_pendant_la_capture_et_un_autre_au_niveau_deja_fixe() {
        ((ch.qos.logback.classic.Logger) JOURNAL).setLevel(ch.qos.logback.classic.Level.WARN);
        fuites.close();
        try (Fuites autre = Fuites.ouvrir()) {
            JOURNAL.debug(Temoin.NOM);
            LoggerFactory.getLogger("io.github.impotparticulier.essai.fuites.neuf")
                    .debug(Temoin.PRENOM);
            assertThat(autre.constatees()).extracting(Fuite::genre).contains("nom", "prénom");
        } finally {
            ((ch.qos.logback.classic.Logger) JOURNAL).setLevel(null);
        }
    }

    @Test
    void un_argument_que_le_message_ne_montre_pas() {
        JOURNAL.debug("sans accolade", Temoin.SECRET);
        constate("secret", "argument");
    }

    @Test
    void une_exception_jointe_a_une_ecriture_de_journal() {
        JOURNAL.debug("panne", new IOException("failed to connect to " + ADRESSE));
        constate("numéro fiscal", "exception");
    }

    @Test
    void un_marqueur_et_une_paire() {
        JOURNAL.atDebug()
                .addMarker(MarkerFactory.getDetachedMarker(Temoin.PRENOM))
                .log("marqué");
        JOURNAL.atDebug().addKeyValue("cle", Temoin.CLE).log("paire");
        constate("prénom", "marqueurs");
        constate("clé", "paires");
    }

    @Test
    void une_entree_du_mdc() {
        MDC.put("usager", Temoin.SPI);
        try {
            JOURNAL.debug("rien dans le message");
        } finally {
            MDC.remove("usager");
        }
        constate("numéro fiscal", "MDC");
    }

    @Test
    void un_intercepteur_confie_qui_ecrit_l_adresse_par_java_util_logging() {
        OkHttpClient confie = new OkHttpClient.Builder()
                .addInterceptor(chaine -> {
                    JOURNAL_JDK.log(Level.FINER, "GET {0}", chaine.request().url());
                    return chaine.proceed(chaine.request());
                })
                .build();
        try (FausseDgfip dgfip = new FausseDgfip();
                ImpotParticulierClient client =
                        dgfip.builder().httpClient(confie).build()) {
            dgfip.repond(200, "{\"rfr\":1}");
            client.irAssiette().pour(Usager.parSpi(Temoin.SPI), 2020);
        } finally {
            confie.dispatcher().executorService().shutdown();
            confie.connectionPool().evictAll();
        }
        constate("numéro fiscal", "java.util.logging okhttp3.essai.fuites FINER, message");
    }

    @Test
    void un_parametre_et_une_exception_de_java_util_logging() {
        JOURNAL_JDK.log(Level.FINEST, "sans accolade", new Object[] {Temoin.NOM});
        JOURNAL_JDK.log(Level.FINEST, "panne", new IllegalStateException(Temoin.JETON));
        constate("nom", "paramètre");
        constate("jeton", "exception");
    }

    @Test
    void les_sorties_standard() {
        System.out.println("nom=" + URLEncoder.encode(Temoin.NOM, UTF_8));
        System.err.print(Temoin.PRENOM);
        constate("nom", "System.out");
        constate("prénom", "System.err");
    }

    @Test
    void une_exception_ecartee_dont_la_cause_porte_le_jeton_en_base64() {
        IOException ecartee = new IOException(
                "fermeture",
                new IllegalStateException("Authorization: "
                        + Base64.getEncoder().encodeToString(("Bearer " + Temoin.JETON).getBytes(UTF_8))));
        AppelException exception = new ReponseIllisibleException("Illisible.", Circonstances.aucunes());
        exception.addSuppressed(ecartee);

        Temoin.observer(exception);

        constate("jeton", "écartée java.io.IOException, cause java.lang.IllegalStateException");
    }

    @Test
    void un_cycle_de_causes_n_arrete_pas_la_recherche() {
        IOException cause = new IOException("panne");
        AppelException exception = new AppelException("Panne.", Circonstances.aucunes());
        exception.initCause(cause);
        cause.initCause(exception);
        cause.addSuppressed(new IOException(Temoin.SECRET));

        Temoin.observer(exception);

        constate("secret", "écartée");
    }

    @Test
    void le_message_du_serveur_passe_dans_le_message_de_l_exception() {
        Circonstances circonstances =
                Circonstances.de("irAssiette", "/route").avecMessageServeur("Le numéro " + Temoin.SPI + " est inconnu");
        Temoin.observer(new AucunResultatException("Aucun résultat.", circonstances));
        assertThat(fuites.constatees()).as("gardé à part, il ne sort pas").isEmpty();

        Temoin.observer(
                new AucunResultatException(circonstances.messageServeur().orElseThrow(), circonstances));

        constate("numéro fiscal", "message");
    }

    @Test
    void une_adresse_reelle_a_la_place_du_gabarit() {
        Temoin.observer(new AucunResultatException(
                "Aucun résultat.", Circonstances.de("irAssiette", "/spi/" + Temoin.SPI + "/situations")));
        constate("numéro fiscal", "route");
    }

    @Test
    void une_valeur_tronquee() {
        Temoin.observer(new AppelException(
                "Illisible près de « " + Temoin.NOM.substring(1, 9) + "… ».", Circonstances.aucunes()));
        constate("nom", "message");
    }

    @Test
    void une_valeur_que_seule_la_forme_serialisee_porte() {
        Temoin.observer(new ExceptionBavarde(Temoin.NOM));
        constate("nom", "forme sérialisée");
    }

    @Test
    void un_fil_au_nom_du_numero_fiscal() throws Exception {
        CountDownLatch fin = new CountDownLatch(1);
        Thread fil = new Thread(() -> attendre(fin), "lire-" + Temoin.SPI);
        fil.start();
        Temoin.relever();
        fin.countDown();
        fil.join();

        constate("numéro fiscal", "nom d'un fil");
    }

    @Test
    void un_groupe_de_fils_au_nom_d_une_valeur() {
        fuites.close();
        // Un groupe survit à ses fils : une valeur à part, que les autres captures ne cherchent pas.
        String valeur = "groupeQvXzTemoin73";
        try (Fuites autre = Fuites.ouvrir(new Detecteur(Map.of("groupe", valeur)))) {
            ThreadGroup groupe = new ThreadGroup("usagers-" + valeur);
            assertThat(autre.constatees())
                    .as(groupe.getName())
                    .containsExactly(new Fuite("groupe", "nom d'un groupe de fils"));
        }
    }

    @Test
    void un_fil_renomme_le_temps_d_un_appel_sans_que_l_essai_le_releve() throws Exception {
        Thread fil = new Thread(() -> JOURNAL.trace("rien"), "appel " + ADRESSE);
        fil.start();
        fil.join();
        constate("numéro fiscal", "fil");
    }

    @Test
    void une_exception_que_personne_ne_rattrape() throws Exception {
        Thread fil = new Thread(() -> {
            throw new IllegalStateException("Callback failure for " + ADRESSE);
        });
        fil.start();
        fil.join();

        constate("numéro fiscal", "non rattrapée");
        assertThat(fuites.nonRattrapees()).hasSize(1);
    }

    @Test
    void un_texte_d_objet_qui_montre_une_valeur() {
        Temoin.observer(new Bavard(Temoin.JETON_FRANCE_CONNECT));
        constate("jeton FranceConnect", "texte de " + Bavard.class.getName());
    }

    @Test
    void un_objet_bavard_au_fond_d_un_objet_du_sdk() {
        Temoin.observer(
                List.of(Optional.of(new DonneesAnnuelles<>(2023, Fiabilite.OFFICIEL, false, new Bavard(Temoin.NOM)))));
        constate("nom", "texte de " + DonneesAnnuelles.class.getName());
    }

    @Test
    void un_endroit_dont_le_nom_porte_la_valeur_n_est_pas_montre() {
        LoggerFactory.getLogger("essai." + Temoin.PRENOM).debug(Temoin.PRENOM);
        constate("prénom", "un endroit dont le nom porte lui-même la valeur");
    }

    @Test
    void la_capture_rend_tout_comme_elle_l_a_trouve() {
        fuites.close();
        List<Object> avant = etat();
        try (Fuites autre = Fuites.ouvrir()) {
            assertThat(etat()).isNotEqualTo(avant);
            assertThatIllegalStateException().isThrownBy(Fuites::ouvrir);
            autre.verifier();
        }
        assertThat(etat()).isEqualTo(avant);
        assertThat(JOURNAL.isErrorEnabled()).isFalse();
    }

    private static List<Object> etat() {
        Logger racine = Logger.getLogger("");
        List<Object> etat = new ArrayList<>(List.of(System.out, System.err, racine.getLevel()));
        etat.add(List.of(racine.getHandlers()));
        etat.add(Optional.ofNullable(Thread.getDefaultUncaughtExceptionHandler()));
        etat.add(JOURNAL.isTraceEnabled());
        return etat;
    }

    @Test
    void l_extension_fait_echouer_l_essai_qui_fuit_et_lui_seul() {
        fuites.close();
        SansFuite extension = new SansFuite();
        extension.beforeEach(null);
        Temoin.observer(Spi.de(Temoin.SPI));
        extension.afterEach(null);

        extension.beforeEach(null);
        JOURNAL.debug(Temoin.SECRET);
        AssertionError echec = catchThrowableOfType(AssertionError.class, () -> extension.afterEach(null));
        assertThat(echec).hasMessageContaining("secret");

        extension.beforeEach(null);
        extension.afterEach(null);
    }

    private static void attendre(CountDownLatch verrou) {
        try {
            verrou.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Bavard(String valeur) {}

    private static final class ExceptionBavarde extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("UnusedVariable") // Seule la sérialisation le lit.
        private final String nom;

        ExceptionBavarde(String nom) {
            super("Rien de personnel.");
            this.nom = nom;
        }
    }
}
