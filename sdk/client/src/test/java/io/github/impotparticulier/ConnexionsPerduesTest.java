package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appel.EssaiTermine;
import io.github.impotparticulier.appui.Certificats;
import io.github.impotparticulier.appui.ReponseEnTrop;
import io.github.impotparticulier.appui.ServeurDirect;
import io.github.impotparticulier.appui.ServeurDirect.Liaison;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Cas 3 : une connexion reprise que la passerelle avait quittée. Ce n'est pas une panne : le budget des reprises n'a pas à en souffrir. */
@Timeout(60)
class ConnexionsPerduesTest {
    private static final String ADIEU =
            "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private final List<Integer> connexions = new CopyOnWriteArrayList<>();
    private final List<EssaiTermine> essais = new CopyOnWriteArrayList<>();
    private final OkHttpClient.Builder http = new OkHttpClient.Builder();
    private ServeurDirect serveur = new ServeurDirect();
    private ImpotParticulierClient client;

    @AfterEach
    void fermer() {
        client.close();
        serveur.close();
        http.build().connectionPool().evictAll();
    }

    private enum Depart {
        COUPE {
            @Override
            void quitter(Liaison liaison) throws IOException {
                liaison.couper();
            }
        },
        DIT_ADIEU {
            @Override
            void quitter(Liaison liaison) throws IOException {
                liaison.ecrire(ADIEU);
                liaison.couper();
            }
        };

        abstract void quitter(Liaison liaison) throws IOException;
    }

    private void ouvrir(boolean tls, int essaisMax) {
        if (tls) {
            serveur.close();
            serveur = ServeurDirect.enTls();
        }
        client = serveur.builder()
                .essaisMax(essaisMax)
                .httpClient((tls ? Certificats.reconnaitre(http) : http).build())
                .ecouteur(essais::add)
                .build();
    }

    /** Chaque connexion sert une fois ; la demande suivante l'y trouve quittée. */
    private void quitterApresUneReponse(Depart depart) {
        serveur.lecture((demande, liaison) -> {
            boolean reprise = connexions.contains(demande.connexion());
            connexions.add(demande.connexion());
            if (reprise) {
                depart.quitter(liaison);
            } else {
                liaison.ecrire(ReponseEnTrop.foyer(
                        Integer.parseInt(ServeurDirect.spi(demande).substring(3))));
            }
        });
    }

    private long lire(int rang) {
        return client.irAssiette().pour(ServeurDirect.usager(rang), 2023).rfr().orElseThrow();
    }

    static Stream<Arguments> departs() {
        return Stream.of(false, true)
                .flatMap(tls -> Arrays.stream(Depart.values()).map(depart -> Arguments.of(tls, depart)));
    }

    /** Cent connexions perdues : le budget, de quarante reprises, n'y suffirait pas. */
    @ParameterizedTest(name = "TLS : {0}, {1}")
    @MethodSource("departs")
    void cas_03_une_connexion_reprise_et_perdue_ne_coute_rien_au_budget(boolean tls, Depart depart) {
        ouvrir(tls, 3);
        quitterApresUneReponse(depart);

        for (int rang = 1; rang <= 200; rang++) {
            assertThat(lire(rang)).isEqualTo(rang);
        }

        assertThat(connexions).as("une reprise chacune").hasSizeLessThanOrEqualTo(300);
        assertThat(essais.stream().filter(essai -> essai.guichet().isPresent()))
                .as("chaque essai se dit")
                .hasSameSizeAs(connexions);
    }

    @ParameterizedTest
    @EnumSource(Depart.class)
    void cas_03_un_seul_essai_permis_reste_le_seul(Depart depart) {
        ouvrir(false, 1);
        quitterApresUneReponse(depart);

        assertThat(lire(1)).isEqualTo(1);
        assertThat(catchThrowableOfType(ServiceIndisponibleException.class, () -> lire(2)))
                .isNotNull();

        assertThat(connexions).hasSize(2);
    }

    /** Une passerelle qui ne fait plus que quitter est en panne, sur quelque connexion que ce soit. */
    @ParameterizedTest
    @EnumSource(Depart.class)
    void cas_03_une_passerelle_qui_quitte_toujours_epuise_le_budget(Depart depart) {
        ouvrir(false, 3);
        serveur.lecture((demande, liaison) -> {
            connexions.add(demande.connexion());
            if (connexions.size() == 1) {
                liaison.ecrire(ReponseEnTrop.foyer(1));
            } else {
                depart.quitter(liaison);
            }
        });

        assertThat(lire(1)).isEqualTo(1);
        for (int rang = 2; rang <= 200; rang++) {
            int demande = rang;
            assertThat(catchThrowableOfType(ServiceIndisponibleException.class, () -> lire(demande)))
                    .isNotNull();
        }

        // Le budget de quarante, et une reprise gratuite : la seule connexion qui ait servi.
        assertThat(connexions).hasSizeBetween(200, 200 + 40 + 1);
    }

    /** Un 408 qui garde la connexion répond à la demande : c'est la passerelle qui n'en peut plus. */
    @Test
    void cas_03_un_408_qui_garde_la_connexion_n_est_pas_un_adieu() {
        ouvrir(false, 3);
        serveur.lecture((demande, liaison) -> {
            connexions.add(demande.connexion());
            liaison.ecrire(connexions.size() % 2 == 1 ? ReponseEnTrop.foyer(1) : ServeurDirect.reponse(408, ""));
        });

        int echecs = 0;
        for (int rang = 1; rang <= 200; rang++) {
            int demande = rang;
            if (catchThrowableOfType(ServiceIndisponibleException.class, () -> lire(demande)) != null) {
                echecs++;
            }
        }

        assertThat(echecs).isPositive();
    }
}
