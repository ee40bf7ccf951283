package io.github.impotparticulier;

import static io.github.impotparticulier.appui.ServeurDirect.reponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appel.SourceJetons;
import io.github.impotparticulier.appui.Banc;
import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.SansFuite;
import io.github.impotparticulier.appui.ServeurDirect;
import io.github.impotparticulier.appui.ServeurDirect.Reaction;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.appui.TempsFictif;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.personne.Usager;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Cas 38 : un jeton qui ne vient pas, ou une source confiée qui n'en donne pas. */
@ExtendWith(SansFuite.class)
@Timeout(120)
class PannesSansJetonTest {
    private static final Usager USAGER = Usager.parSpi(Temoin.SPI);
    private static final String FOYER = "{\"rfr\":17827,\"spiDec1\":\"" + Temoin.SPI + "\"}";

    @AutoClose
    private final ServeurDirect serveur = new ServeurDirect();

    @AutoClose
    private final ImpotParticulierClient client =
            serveur.builder().temps(TempsFictif.a(() -> 0)).build();

    PannesSansJetonTest() {
        serveur.lecture((demande, liaison) -> liaison.ecrire(reponse(200, FOYER)));
    }

    private static void lire(Face face, ImpotParticulierClient client) {
        assertThat(face.lire(client, USAGER, 2023).rfr()).hasValue(17_827);
    }

    static Stream<Arguments> autreChoseQuUnJeton() {
        String[] corps = {
            "<html><body>Maintenance</body></html>",
            "{\"statut\":\"ok\"}",
            "{}",
            "{\"access_token\":null}",
            "[]",
            "Service en maintenance"
        };
        return Banc.surChaqueFace(Stream.of(200, 201, 400, 401, 403, 404, 405, 500, 501, 502, 503)
                .flatMap(statut -> Stream.of(corps).map(dit -> Banc.cas(statut, dit)))
                .toArray(Object[][]::new));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("autreChoseQuUnJeton")
    void cas_38_autre_chose_qu_un_jeton_une_fois_se_redemande_comme_apres_une_panne(
            Face face, int statut, String corps) {
        AtomicInteger fois = new AtomicInteger();
        Reaction unFront = (demande, liaison) -> {
            if (fois.incrementAndGet() == 1) {
                liaison.ecrire(reponse(statut, corps));
            } else {
                liaison.ecrire(ServeurDirect.jeton(Temoin.JETON));
            }
        };
        serveur.jeton(unFront);
        lire(face, client);
        assertThat(serveur.jetons).hasValue(2);
        assertThat(serveur.lectures).hasValue(1);
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("autreChoseQuUnJeton")
    void cas_38_autre_chose_qu_un_jeton_sans_fin_se_dit_sans_accuser_les_identifiants(
            Face face, int statut, String corps) {
        serveur.jeton((demande, liaison) -> liaison.ecrire(reponse(statut, corps)));

        AppelException e = catchThrowableOfType(AppelException.class, () -> lire(face, client));

        assertThat(e)
                .isExactlyInstanceOf(
                        statut == 200 ? ReponseIllisibleException.class : ServiceIndisponibleException.class);
        assertThat(e.explication()).contains("proxy").doesNotContain("secret", "identifiants");
        assertThat(serveur.jetons).hasValue(3);
        assertThat(serveur.lectures).hasValue(0);
    }

    static Stream<Arguments> vraisRefus() {
        return Banc.surChaqueFace(
                Banc.cas(401, "{\"error\":\"invalid_client\",\"error_description\":\"x\"}"),
                Banc.cas(400, "{\"error\":\"invalid_grant\"}"),
                Banc.cas(200, "{\"error\":\"invalid_client\"}"),
                Banc.cas(401, "{\"error\":\"une_erreur_a_eux\"}"),
                Banc.cas(401, "{\"fault\":{\"code\":900901}}"),
                Banc.cas(401, ""));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("vraisRefus")
    void cas_38_un_refus_de_la_passerelle_reste_definitif(Face face, int statut, String corps) {
        serveur.jeton((demande, liaison) -> liaison.ecrire(reponse(statut, corps)));

        assertThat(catchThrowableOfType(AuthentificationException.class, () -> lire(face, client)))
                .isNotNull();
        assertThat(serveur.jetons).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void une_source_confiee_qui_ne_repond_jamais_n_occupe_qu_un_fil_et_la_fermeture_le_libere(Face face)
            throws InterruptedException {
        AtomicInteger appels = new AtomicInteger();
        CountDownLatch jamais = new CountDownLatch(1);
        CountDownLatch liberee = new CountDownLatch(1);
        SourceJetons muette = (portee, refuse) -> {
            appels.incrementAndGet();
            try {
                jamais.await();
            } finally {
                liberee.countDown();
            }
            return "jamais";
        };
        try (ImpotParticulierClient attend = ImpotParticulierClient.builder()
                .passerelle(serveur.passerelle())
                .sourceJetons(muette)
                .delaiEssai(Duration.ofMillis(20))
                .temps(TempsFictif.a(System::nanoTime))
                .build()) {
            for (int i = 0; i < 3; i++) {
                ServiceIndisponibleException e =
                        catchThrowableOfType(ServiceIndisponibleException.class, () -> lire(face, attend));
                assertThat(e.explication()).contains("source de jetons");
            }
            assertThat(appels).hasValue(1);
            assertThat(liberee.getCount()).isEqualTo(1);
        }
        assertThat(liberee.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
