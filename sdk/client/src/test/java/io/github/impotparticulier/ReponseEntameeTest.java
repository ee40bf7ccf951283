package io.github.impotparticulier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appel.EssaiTermine;
import io.github.impotparticulier.appui.Certificats;
import io.github.impotparticulier.appui.ReponseEnTrop;
import io.github.impotparticulier.appui.ServeurDirect;
import io.github.impotparticulier.erreur.AppelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cas 42 : d'une réponse de trop, le début vient dans la même lecture que la fin de la précédente, et reste au tampon d'okio ; la suite ne
 * vient qu'après le départ de la demande suivante, à laquelle elle semble répondre.
 */
@Timeout(60)
class ReponseEntameeTest {
    /** Un segment d'okio : derrière une lecture qui le comblerait, la suivante irait au début d'un autre, qu'il en reste ou non. */
    private static final int SEGMENT = 8192;

    private static final int AUTRE = 500_000_000;

    private final List<Integer> connexions = new CopyOnWriteArrayList<>();
    private final List<EssaiTermine> essais = new CopyOnWriteArrayList<>();
    private final OkHttpClient.Builder http = new OkHttpClient.Builder();
    private ServeurDirect serveur;
    private ImpotParticulierClient client;

    private void ouvrir(boolean tls) {
        serveur = tls ? ServeurDirect.enTls() : new ServeurDirect();
        OkHttpClient confie = (tls ? Certificats.reconnaitre(http) : http).build();
        client = serveur.builder()
                .essaisMax(1)
                .httpClient(confie)
                .ecouteur(essais::add)
                .build();
    }

    @AfterEach
    void fermer() {
        client.close();
        serveur.close();
        http.build().connectionPool().evictAll();
    }

    private long lire(int rang) {
        return client.irAssiette().pour(ServeurDirect.usager(rang), 2023).rfr().orElseThrow();
    }

    /** Un foyer dont la réponse entière tient ce nombre d'octets. */
    private static byte[] foyer(int rang, int octets) {
        String debut = "HTTP/1.1 200 X\r\nContent-Length: %05d\r\n\r\n";
        int corps = octets - String.format(debut, 0).length();
        String json = "{\"rfr\":" + rang + ",\"x\":\"";
        String reponse = String.format(debut, corps) + json + "x".repeat(corps - json.length() - 2) + "\"}";
        assertThat(reponse).hasSize(octets);
        return reponse.getBytes(UTF_8);
    }

    /** Une réponse de trop : les données d'un autre, que la connexion n'a jamais rendues. */
    private static byte[] deTrop(int rang, int entete) {
        String corps = ReponseEnTrop.corps(rang + AUTRE);
        return ("HTTP/1.1 200 X\r\nX-Long: " + "y".repeat(entete) + "\r\nContent-Length: " + corps.length() + "\r\n\r\n"
                        + corps)
                .getBytes(UTF_8);
    }

    private static byte[] bout(byte[] premier, byte[] second, int octets) {
        byte[] tout = Arrays.copyOf(premier, premier.length + octets);
        System.arraycopy(second, 0, tout, premier.length, octets);
        return tout;
    }

    /** La taille de la réponse, ce qui vient avec elle de celle de trop, et la longueur d'un en-tête de celle-ci. */
    static Stream<Arguments> entamees() {
        return Stream.of(false, true)
                .flatMap(tls -> Stream.of(
                        Arguments.of(tls, 400, 1, 0),
                        Arguments.of(tls, 400, 5, 0),
                        // La ligne de statut ; elle, et un en-tête.
                        Arguments.of(tls, 400, 16, 0),
                        Arguments.of(tls, 400, 26, 0),
                        Arguments.of(tls, 400, 40, 0),
                        Arguments.of(tls, 400, 200, 0),
                        Arguments.of(tls, 400, 500, 1_000),
                        Arguments.of(tls, 400, 9_000, 10_000),
                        Arguments.of(tls, SEGMENT - 6, 5, 0),
                        Arguments.of(tls, SEGMENT - 5, 5, 0),
                        // Du même bloc TLS, okio n'a que la réponse.
                        Arguments.of(tls, SEGMENT - 1, 5, 0),
                        Arguments.of(tls, SEGMENT - 1, 40, 0),
                        Arguments.of(tls, SEGMENT, 5, 0),
                        Arguments.of(tls, 2 * (SEGMENT - 1), 2, 0),
                        Arguments.of(tls, 2 * SEGMENT - 5, 5, 0),
                        Arguments.of(tls, SEGMENT - 5, SEGMENT + 5, 10_000)));
    }

    @ParameterizedTest(name = "TLS : {0}, réponse de {1} octets, reste de {2}, en-tête de {3}")
    @MethodSource("entamees")
    void cas_42_une_reponse_entamee_avec_la_precedente_n_est_rendue_a_personne(
            boolean tls, int taille, int reste, int entete) {
        ouvrir(tls);
        serveur.lecture((demande, liaison) -> {
            int rang = ServeurDirect.rang(demande);
            int deja = connexions.indexOf(demande.connexion());
            connexions.add(demande.connexion());
            byte[] deTrop = deTrop(1, entete);
            if (rang == 1) {
                liaison.ecrire(bout(foyer(1, taille), deTrop, reste));
            } else if (deja == 0) {
                liaison.ecrire(Arrays.copyOfRange(deTrop, reste, deTrop.length));
            } else {
                liaison.ecrire(foyer(rang, taille));
            }
        });

        for (int rang = 1; rang <= 4; rang++) {
            assertThat(lire(rang)).isEqualTo(rang);
        }

        assertThat(connexions.stream().distinct()).hasSizeGreaterThan(1);
        // Une demande sans réponse se redemande une fois, et se compte.
        assertThat(essais.stream().filter(essai -> essai.guichet().isPresent())).hasSizeBetween(4, 5);
    }

    /** Un octet, une ligne, un en-tête, un bout de corps : rien de ce qui vient avec la réponse n'en fait rendre la suite. */
    @Test
    void cas_42_ou_que_la_reponse_de_trop_soit_coupee() {
        ouvrir(false);
        Map<Integer, byte[]> suites = new ConcurrentHashMap<>();
        int octets = deTrop(1, 0).length;
        serveur.lecture((demande, liaison) -> {
            int rang = ServeurDirect.rang(demande);
            byte[] suite = suites.remove(demande.connexion());
            if (suite != null) {
                liaison.ecrire(suite);
            } else if (rang % 2 == 1) {
                byte[] deTrop = deTrop(rang, 0);
                int venus = rang / 2 + 1;
                suites.put(demande.connexion(), Arrays.copyOfRange(deTrop, venus, octets));
                liaison.ecrire(bout(foyer(rang, 400), deTrop, venus));
            } else {
                liaison.ecrire(foyer(rang, 400));
            }
        });

        for (int rang = 1; rang < 2 * octets; rang++) {
            assertThat(lire(rang)).as("%d octets de trop", (rang + 1) / 2).isEqualTo(rang);
        }

        assertThat(serveur.connexions).hasValueGreaterThanOrEqualTo(octets);
    }

    private enum Ordinaire {
        COURTE {
            @Override
            byte[] reponse(int rang) {
                return foyer(rang, 300);
            }
        },
        EN_MORCEAUX {
            @Override
            byte[] reponse(int rang) {
                return morceaux(rang, 200);
            }
        },
        LONGUE_EN_MORCEAUX {
            @Override
            byte[] reponse(int rang) {
                return morceaux(rang, 30_000);
            }
        },
        COMPRESSEE {
            @Override
            byte[] reponse(int rang) {
                byte[] corps = compresser("{\"rfr\":" + rang + ",\"x\":\"" + "x".repeat(30_000) + "\"}");
                byte[] debut = ("HTTP/1.1 200 X\r\nContent-Encoding: gzip\r\nContent-Length: " + corps.length
                                + "\r\n\r\n")
                        .getBytes(UTF_8);
                return bout(debut, corps, corps.length);
            }
        },
        LONGUE {
            @Override
            byte[] reponse(int rang) {
                return foyer(rang, 20_000);
            }
        },
        INTROUVABLE {
            @Override
            byte[] reponse(int rang) {
                return ServeurDirect.reponse(404, "{\"erreur\":{\"code\":\"4101\",\"message\":\"aucun\"}}")
                        .getBytes(UTF_8);
            }
        },
        PRESQUE_UN_SEGMENT {
            @Override
            byte[] reponse(int rang) {
                return foyer(rang, SEGMENT - 1);
            }
        },
        UN_SEGMENT {
            @Override
            byte[] reponse(int rang) {
                return foyer(rang, SEGMENT);
            }
        },
        DEUX_SEGMENTS {
            @Override
            byte[] reponse(int rang) {
                return foyer(rang, 2 * SEGMENT);
            }
        },
        /** La connexion ne ressert pas, mais rien n'est redemandé. */
        APRES_100 {
            @Override
            byte[] reponse(int rang) {
                byte[] foyer = foyer(rang, 300);
                return bout("HTTP/1.1 100 Continue\r\n\r\n".getBytes(UTF_8), foyer, foyer.length);
            }
        };

        abstract byte[] reponse(int rang);

        /** Vrai si la connexion sert à tous. */
        boolean ressert() {
            return this != APRES_100;
        }

        private static byte[] morceaux(int rang, int taille) {
            String corps = "{\"rfr\":" + rang + ",\"x\":\"" + "x".repeat(taille) + "\"}";
            return ("HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(corps.length())
                            + "\r\n" + corps + "\r\n0\r\n\r\n")
                    .getBytes(UTF_8);
        }

        private static byte[] compresser(String corps) {
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            try (GZIPOutputStream flux = new GZIPOutputStream(octets)) {
                flux.write(corps.getBytes(UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return octets.toByteArray();
        }
    }

    static Stream<Arguments> ordinaires() {
        return Stream.of(false, true)
                .flatMap(tls -> Arrays.stream(Ordinaire.values()).map(ordinaire -> Arguments.of(tls, ordinaire)));
    }

    @ParameterizedTest(name = "TLS : {0}, {1}")
    @MethodSource("ordinaires")
    void cas_42_une_reponse_ordinaire_ne_fait_rien_redemander(boolean tls, Ordinaire ordinaire) {
        ouvrir(tls);
        serveur.lecture((demande, liaison) -> {
            connexions.add(demande.connexion());
            liaison.ecrire(ordinaire.reponse(ServeurDirect.rang(demande)));
        });

        for (int rang = 1; rang <= 6; rang++) {
            int demande = rang;
            if (ordinaire == Ordinaire.INTROUVABLE) {
                assertThat(catchThrowableOfType(AppelException.class, () -> lire(demande)))
                        .isNotNull();
            } else {
                assertThat(lire(rang)).isEqualTo(rang);
            }
        }

        assertThat(serveur.lectures).hasValue(6);
        if (ordinaire.ressert()) {
            assertThat(connexions).containsOnly(connexions.get(0));
        }
    }
}
