package io.github.impotparticulier;

import static io.github.impotparticulier.appui.ServeurDirect.reponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appel.SourceJetons;
import io.github.impotparticulier.appui.Banc;
import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.SansFuite;
import io.github.impotparticulier.appui.ServeurDirect;
import io.github.impotparticulier.appui.ServeurDirect.Liaison;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.appui.TempsFictif;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.personne.Usager;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Cas 39 à 41 : un jeton révoqué, un jeton que toute la passerelle ne connaît pas encore. */
@ExtendWith(SansFuite.class)
@Timeout(120)
class PannesJetonRefuseTest {
    private static final Usager USAGER = Usager.parSpi(Temoin.SPI);
    private static final Usager CITOYEN = Usager.franceConnect(Temoin.JETON_FRANCE_CONNECT);
    private static final String FOYER = "{\"rfr\":17827,\"spiDec1\":\"" + Temoin.SPI + "\"}";
    private static final String REFUS = reponse(401, "{\"fault\":{\"code\":900901}}");
    private static final String REFUS_SANS_CODE = reponse(401, "");
    private static final int ANNEE = 2023;

    private final TempsFictif temps = new TempsFictif();

    @AutoClose
    private final ServeurDirect serveur = new ServeurDirect();

    private final Revocations passerelle = new Revocations();

    @AutoClose
    private final ImpotParticulierClient client = client();

    PannesJetonRefuseTest() {
        serveur.jeton((demande, liaison) -> passerelle.delivrer(liaison))
                .lecture((demande, liaison) ->
                        passerelle.servir(demande.entetes().get("Authorization"), liaison));
    }

    private ImpotParticulierClient client() {
        return client(0);
    }

    private ImpotParticulierClient client(double hasard) {
        return serveur.builder().temps(temps.temps(hasard)).build();
    }

    private void avancer(long secondes) {
        temps.passer(Duration.ofSeconds(secondes));
    }

    private static void lire(Face face, ImpotParticulierClient client) {
        assertThat(face.lire(client, USAGER, ANNEE).rfr()).hasValue(17_827);
    }

    /** Une passerelle qui, comme WSO2 avec des jetons JWT, révoque l'ancien jeton d'une clé à chaque nouveau. */
    private final class Revocations {
        private final List<Long> demandes = new ArrayList<>();
        private int numero;
        private long delivreA;
        private long propagation;
        private boolean memeJeton;
        private String refus = REFUS;
        private Runnable apresUnJeton = () -> {};

        synchronized void revoquer() {
            numero++;
        }

        private void delivrer(Liaison liaison) throws IOException {
            Runnable suite;
            String jeton;
            synchronized (this) {
                demandes.add(temps.nanos());
                if (!memeJeton || numero == 0) {
                    numero++;
                    delivreA = temps.nanos();
                }
                jeton = Temoin.JETON + numero;
                suite = apresUnJeton;
            }
            suite.run();
            liaison.ecrire(ServeurDirect.jeton(jeton));
        }

        private void servir(String autorisation, Liaison liaison) throws IOException {
            boolean bon;
            synchronized (this) {
                bon = autorisation.equals("Bearer " + Temoin.JETON + numero) && temps.nanos() - delivreA >= propagation;
            }
            liaison.ecrire(bon ? reponse(200, FOYER) : refus);
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_39_un_jeton_deja_accepte_se_renouvelle_aussitot_si_recent_que_soit_le_dernier_renouvellement(Face face) {
        for (int i = 0; i < 10; i++) {
            lire(face, client);
            passerelle.revoquer();
        }
        assertThat(serveur.jetons).hasValue(10);
        assertThat(serveur.lectures).hasValue(10 + 9);
        assertThat(temps.nanos()).as("sans attendre").isZero();
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_39_si_nul_jeton_n_est_jamais_accepte_il_n_en_est_demande_que_cinq_puis_un_toutes_les_cinq_secondes(
            Face face) {
        serveur.lecture((demande, liaison) -> liaison.ecrire(REFUS));
        for (int i = 0; i < 12; i++) {
            assertThat(catchThrowableOfType(AuthentificationException.class, () -> lire(face, client)))
                    .isNotNull();
            avancer(1);
        }
        List<Long> demandes = passerelle.demandes;
        assertThat(demandes).hasSize(7);
        assertThat(demandes.get(4)).as("les cinq premiers, au premier appel").isLessThan(TimeUnit.SECONDS.toNanos(1));
        for (int i = 5; i < demandes.size(); i++) {
            assertThat(demandes.get(i) - demandes.get(i - 1)).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(5));
        }
        assertThat(serveur.lectures)
                .as("cinq au premier appel, puis une, deux au renouvellement")
                .hasValue(5 + 11 + 2);
    }

    /** L'un est relancé pendant que l'autre sert : ses premiers jetons sont révoqués avant d'avoir servi. */
    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_39_un_processus_dont_les_premiers_jetons_sont_revoques_avant_de_servir_ne_perd_pas_son_appel(Face face) {
        AtomicInteger revocations = new AtomicInteger();
        passerelle.apresUnJeton = () -> {
            if (revocations.incrementAndGet() <= 4) {
                passerelle.revoquer();
            }
        };

        lire(face, client);

        assertThat(serveur.jetons).hasValue(5);
        assertThat(temps.nanos()).isLessThan(TimeUnit.SECONDS.toNanos(2));
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_39_deux_processus_a_la_meme_cle_se_prennent_leur_jeton_sans_perdre_un_appel(Face face) {
        try (ImpotParticulierClient autre = client()) {
            for (int i = 0; i < 100; i++) {
                lire(face, i % 2 == 0 ? client : autre);
            }
        }
        assertThat(serveur.jetons).as("un par changement de main").hasValue(100);
        assertThat(temps.nanos()).as("sans attendre").isZero();
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_39_deux_processus_qui_se_partagent_une_source_n_en_demandent_qu_un(Face face) {
        SourceJetons partagee = new SourceJetons() {
            private String garde;

            @Override
            public synchronized String jeton(String portee, Optional<String> refuse) {
                if (garde == null || refuse.filter(garde::equals).isPresent()) {
                    synchronized (passerelle) {
                        garde = Temoin.JETON + ++passerelle.numero;
                    }
                }
                return garde;
            }
        };
        try (ImpotParticulierClient un = avecSource(partagee);
                ImpotParticulierClient autre = avecSource(partagee)) {
            for (int i = 0; i < 20; i++) {
                lire(face, i % 2 == 0 ? un : autre);
            }
            assertThat(passerelle.numero).isEqualTo(1);
            passerelle.revoquer();
            lire(face, un);
            lire(face, autre);
        }
        assertThat(passerelle.numero).as("un révoqué, un redemandé").isEqualTo(3);
        assertThat(serveur.jetons).hasValue(0);
    }

    private ImpotParticulierClient avecSource(SourceJetons source) {
        return ImpotParticulierClient.builder()
                .passerelle(serveur.passerelle())
                .sourceJetons(source)
                .build();
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_40_un_jeton_revoque_avant_d_avoir_servi_se_redemande_apres_un_court_repos_et_l_appel_aboutit(Face face) {
        try (ImpotParticulierClient hasardeux = client(0.5)) {
            lire(face, hasardeux);
            passerelle.revoquer();
            AtomicInteger revocations = new AtomicInteger();
            // Un autre processus passe, deux fois, entre le nouveau jeton et l'appel rejoué.
            passerelle.apresUnJeton = () -> {
                if (revocations.incrementAndGet() <= 2) {
                    passerelle.revoquer();
                }
            };
            lire(face, hasardeux);
        }
        assertThat(serveur.jetons).hasValue(4);
        List<Long> demandes = passerelle.demandes;
        assertThat(demandes.get(1)).as("celui qui avait servi : aussitôt").isZero();
        assertThat(demandes.get(2) - demandes.get(1))
                .as("le temps qu'il se propage, puis la moitié de 100 ms")
                .isEqualTo(TimeUnit.MILLISECONDS.toNanos(75 + 50));
        assertThat(demandes.get(3) - demandes.get(2))
                .as("puis de 200")
                .isEqualTo(TimeUnit.MILLISECONDS.toNanos(75 + 100));
    }

    static Stream<Arguments> propagations() {
        return Banc.surChaqueFace(
                Banc.cas("le même jeton, à froid", true, false),
                Banc.cas("un autre jeton, à froid", false, false),
                Banc.cas("un autre jeton, à chaud", false, true));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("propagations")
    void cas_40_un_jeton_que_toute_la_passerelle_ne_connait_pas_encore_est_laisse_se_propager(
            Face face, String quoi, boolean memeJeton, boolean chaud) {
        passerelle.memeJeton = memeJeton;
        if (chaud) {
            lire(face, client);
            passerelle.revoquer();
        }
        passerelle.propagation = TimeUnit.MILLISECONDS.toNanos(50);
        int lectures = serveur.lectures.get();

        lire(face, client);

        assertThat(temps.nanos()).isBetween(passerelle.propagation, TimeUnit.MILLISECONDS.toNanos(200));
        assertThat(serveur.lectures.get() - lectures).isEqualTo(chaud ? 3 : 2);
        assertThat(serveur.jetons).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_40_une_attente_qui_ne_tient_pas_dans_l_echeance_ne_se_fait_pas(Face face) {
        try (ImpotParticulierClient hasardeux = client(0.5)) {
            lire(face, hasardeux);
            serveur.lecture((demande, liaison) -> {
                avancer(1);
                liaison.ecrire(REFUS);
            });
            ImpotParticulierClient presse = hasardeux.avecDelaiAppel(Duration.ofMillis(3_020));

            assertThat(catchThrowableOfType(AuthentificationException.class, () -> lire(face, presse)))
                    .isNotNull();
        }
        assertThat(serveur.lectures).as("laissé se propager, rien de plus").hasValue(4);
        assertThat(temps.nanos()).as("50 ms de repos n'auraient pas tenu").isEqualTo(TimeUnit.SECONDS.toNanos(3));
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_40_des_refus_sans_fin_sont_bornes_meme_pour_qui_etait_accepte(Face face) {
        lire(face, client);
        serveur.lecture((demande, liaison) -> liaison.ecrire(REFUS));

        assertThat(catchThrowableOfType(AuthentificationException.class, () -> lire(face, client)))
                .isNotNull();
        assertThat(temps.nanos()).isLessThan(TimeUnit.SECONDS.toNanos(30));
        assertThat(serveur.lectures.get()).isLessThanOrEqualTo(12);
        assertThat(serveur.jetons.get()).isLessThanOrEqualTo(6);

        int lectures = serveur.lectures.get();
        for (int i = 0; i < 10; i++) {
            assertThat(catchThrowableOfType(AuthentificationException.class, () -> lire(face, client)))
                    .isNotNull();
        }
        assertThat(serveur.lectures.get() - lectures)
                .as("plus rien ne fait espérer")
                .isLessThanOrEqualTo(11);

        serveur.lecture(
                (demande, liaison) -> passerelle.servir(demande.entetes().get("Authorization"), liaison));
        avancer(5);
        lire(face, client);
    }

    @Test
    void cas_40_seize_fils_sous_des_revocations_repetees_ne_perdent_aucun_appel() throws Exception {
        int fils = 16;
        int appels = 4_000;
        AtomicInteger servies = new AtomicInteger();
        AtomicInteger revocations = new AtomicInteger();
        serveur.lecture((demande, liaison) -> {
            // À seize fils, 200 lectures laissent à un jeton neuf le temps de servir.
            if (servies.incrementAndGet() % 200 == 0) {
                revocations.incrementAndGet();
                passerelle.revoquer();
            }
            passerelle.servir(demande.entetes().get("Authorization"), liaison);
        });
        ExecutorService executeur = Executors.newFixedThreadPool(fils);
        AtomicInteger perdus = new AtomicInteger();
        try {
            List<Future<?>> enCours = new ArrayList<>();
            for (int i = 0; i < fils; i++) {
                enCours.add(executeur.submit(() -> {
                    for (int appel = 0; appel < appels / fils; appel++) {
                        try {
                            lire(Face.SYNCHRONE, client);
                        } catch (AppelException e) {
                            perdus.incrementAndGet();
                        }
                    }
                }));
            }
            for (Future<?> fil : enCours) {
                fil.get(60, TimeUnit.SECONDS);
            }
        } finally {
            executeur.shutdownNow();
        }
        assertThat(revocations.get()).isGreaterThanOrEqualTo(20);
        assertThat(perdus)
                .as("sur " + appels + " appels, " + revocations + " révocations")
                .hasValue(0);
    }

    /** La passerelle refuse tout jeton sur la route d'une année, et d'elle seule. */
    private void refuserSur(int annee) {
        serveur.lecture((demande, liaison) -> {
            if (demande.chemin().endsWith("/" + annee)) {
                liaison.ecrire(REFUS);
            } else {
                passerelle.servir(demande.entetes().get("Authorization"), liaison);
            }
        });
    }

    private void echouerSur(Face face, int annee) {
        assertThat(catchThrowableOfType(AuthentificationException.class, () -> face.lire(client, USAGER, annee)))
                .isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_40_une_route_qui_refuse_le_jeton_que_les_autres_acceptent_ne_fait_pas_demander_dix_jetons(Face face) {
        refuserSur(ANNEE - 1);
        lire(face, client);
        for (int i = 0; i < 10; i++) {
            echouerSur(face, ANNEE - 1);
            lire(face, client);
        }
        assertThat(serveur.jetons).as("un renouvellement en cinq secondes").hasValue(2);
        assertThat(serveur.lectures.get()).as("onze bonnes").isLessThanOrEqualTo(11 + 12);
        for (int i = 0; i < 3; i++) {
            avancer(5);
            echouerSur(face, ANNEE - 1);
            lire(face, client);
        }
        assertThat(serveur.jetons).hasValue(2 + 3);
    }

    /** Nulle autre route ne dit si le jeton neuf est bon. */
    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_40_une_route_qui_refuse_tout_seule_ne_fait_demander_qu_un_jeton_toutes_les_cinq_secondes(Face face) {
        refuserSur(ANNEE - 1);
        lire(face, client);
        long debut = temps.nanos();
        for (int i = 0; i < 10; i++) {
            echouerSur(face, ANNEE - 1);
        }
        assertThat(serveur.jetons.get() - 1).isLessThanOrEqualTo(1 + (int) ((temps.nanos() - debut) / 5_000_000_000L));
        int jetons = serveur.jetons.get();
        lire(face, client);
        assertThat(serveur.jetons).as("la bonne route n'y a rien perdu").hasValue(jetons);
    }

    private static void lireEnCitoyen(Face face, ImpotParticulierClient client) {
        assertThat(face.lire(client, CITOYEN, ANNEE).rfr()).hasValue(17_827);
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_41_un_401_quand_le_jeton_d_application_vient_d_etre_accepte_est_celui_de_france_connect(Face face) {
        lireEnCitoyen(face, client);
        serveur.lecture((demande, liaison) -> liaison.ecrire(REFUS_SANS_CODE));

        AccesRefuseException e = catchThrowableOfType(AccesRefuseException.class, () -> lireEnCitoyen(face, client));

        assertThat(e).isExactlyInstanceOf(AccesRefuseException.class);
        assertThat(e.explication()).contains("FranceConnect", "une fois").doesNotContain("secret");
        assertThat(e.statut()).hasValue(401);
        assertThat(serveur.lectures).as("rien ne se rejoue").hasValue(2);
        assertThat(serveur.jetons).as("le jeton d'application est bon").hasValue(1);

        serveur.lecture(
                (demande, liaison) -> passerelle.servir(demande.entetes().get("Authorization"), liaison));
        lireEnCitoyen(face, client);
        assertThat(serveur.jetons).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_41_si_la_passerelle_nomme_le_jeton_d_application_il_est_d_abord_renouvele(Face face) {
        lireEnCitoyen(face, client);
        passerelle.revoquer();
        lireEnCitoyen(face, client);
        assertThat(serveur.jetons).hasValue(2);

        serveur.lecture((demande, liaison) -> liaison.ecrire(REFUS));
        AccesRefuseException e = catchThrowableOfType(AccesRefuseException.class, () -> lireEnCitoyen(face, client));
        assertThat(e.explication()).contains("FranceConnect", "une fois");
        assertThat(temps.nanos())
                .as("un jeton d'une minute ne souffre pas d'attente")
                .isLessThan(1_000_000_000L);
        assertThat(serveur.lectures.get()).isLessThanOrEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_41_longtemps_apres_un_401_sans_code_fait_renouveler_le_jeton_d_application(Face face) {
        lireEnCitoyen(face, client);
        avancer(120);
        passerelle.refus = REFUS_SANS_CODE;
        passerelle.revoquer();

        lireEnCitoyen(face, client);

        assertThat(serveur.jetons).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_41_si_l_on_ne_sait_rien_du_jeton_d_application_les_deux_causes_sont_dites(Face face) {
        for (String refus : List.of(REFUS, REFUS_SANS_CODE)) {
            serveur.lecture((demande, liaison) -> liaison.ecrire(refus));
            try (ImpotParticulierClient neuf = client()) {
                AuthentificationException e =
                        catchThrowableOfType(AuthentificationException.class, () -> lireEnCitoyen(face, neuf));

                assertThat(e.explication()).contains("FranceConnect", "application", "une fois", "secret");
                assertThat(e.explication()).hasSizeLessThan(200);
            }
        }
        assertThat(serveur.lectures).hasValue(4);
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_41_une_autre_personne_par_numero_fiscal_apprend_que_le_jeton_d_application_est_bon(Face face) {
        lire(face, client);
        serveur.lecture((demande, liaison) -> liaison.ecrire(REFUS_SANS_CODE));

        assertThat(catchThrowableOfType(AccesRefuseException.class, () -> lireEnCitoyen(face, client)))
                .isNotNull();
        assertThat(serveur.jetons).hasValue(1);
    }
}
