package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appel.EssaiTermine;
import io.github.impotparticulier.appui.ReponseEnTrop;
import io.github.impotparticulier.appui.ServeurDirect;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cas 42, de près : quelles connexions resservent, et ce que coûte un doute. */
@Timeout(60)
class GardeDesConnexionsTest {
    private static final String JSON = "{\"erreur\":{\"code\":\"4101\",\"message\":\"aucun\"}}";

    private final ServeurDirect serveur = new ServeurDirect();
    private final List<Integer> connexions = new CopyOnWriteArrayList<>();
    private final List<EssaiTermine> essais = new CopyOnWriteArrayList<>();
    private final OkHttpClient.Builder http = new OkHttpClient.Builder();
    private final List<ImpotParticulierClient> clients = new ArrayList<>();

    @AfterEach
    void fermer() {
        clients.forEach(ImpotParticulierClient::close);
        serveur.close();
        http.build().connectionPool().evictAll();
    }

    private ImpotParticulierClient client(ImpotParticulierClient.Builder builder) {
        ImpotParticulierClient client = builder.ecouteur(essais::add).build();
        clients.add(client);
        return client;
    }

    private ImpotParticulierClient client() {
        return client(serveur.builder());
    }

    /** Répond ce texte à la première lecture, et le foyer de chacun aux autres. */
    private void dAbord(String texte) {
        serveur.lecture((demande, liaison) -> {
            connexions.add(demande.connexion());
            liaison.ecrire(connexions.size() == 1 ? texte : ReponseEnTrop.foyer(ServeurDirect.rang(demande)));
        });
    }

    private static long lire(ImpotParticulierClient client, int rang) {
        return client.irAssiette().pour(ServeurDirect.usager(rang), 2023).rfr().orElseThrow();
    }

    private static void ignorer(ImpotParticulierClient client, int rang) {
        AppelException refus = catchThrowableOfType(
                AppelException.class, () -> client.irAssiette().pour(ServeurDirect.usager(rang), 2023));
        if (refus != null) {
            assertThat(refus.explication()).isNotBlank();
        }
    }

    @ParameterizedTest(name = "{0} {1} : {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"rfr\":1} | vrai",
                "404 |             | vrai",
                "404 | " + JSON + " | vrai",
                "410 | " + JSON + " | vrai",
                "400 | " + JSON + " | vrai",
                "403 | " + JSON + " | vrai",
                "429 | " + JSON + " | vrai",
                "404 | <html>introuvable</html> | faux",
                "200 | <html>portail</html>     | faux",
                "200 |             | faux",
                "302 |             | faux",
                "401 | " + JSON + " | faux",
                "500 | " + JSON + " | faux",
                "502 | " + JSON + " | faux",
                "503 |             | faux",
            })
    void cas_42_la_connexion_ne_ressert_qu_apres_une_reponse_ordinaire_de_l_api(
            int statut, String corps, String ressert) {
        dAbord(ServeurDirect.reponse(statut, corps == null ? "" : corps));
        ImpotParticulierClient client = client();

        ignorer(client, 1);
        assertThat(lire(client, 2)).isEqualTo(2);

        assertThat(connexions.get(0).equals(connexions.get(1)))
                .as("même connexion")
                .isEqualTo(ressert.equals("vrai"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 204 X\r\n\r\n", "HTTP/1.1 304 X\r\n\r\n"})
    void cas_42_elle_ne_ressert_pas_apres_une_reponse_sans_corps(String texte) {
        dAbord(texte);
        ImpotParticulierClient client = client();

        ignorer(client, 1);
        assertThat(lire(client, 2)).isEqualTo(2);

        assertThat(connexions).doesNotHaveDuplicates();
    }

    @Test
    void cas_42_elle_ne_ressert_pas_apres_une_reponse_provisoire() {
        Bavarde sockets = new Bavarde();
        http.socketFactory(sockets);
        serveur.lecture((demande, liaison) -> {
            connexions.add(demande.connexion());
            sockets.lectures.drainPermits();
            liaison.ecrire("HTTP/1.1 103 X\r\n\r\n");
            sockets.lectures.acquire();
            liaison.ecrire(ReponseEnTrop.foyer(ServeurDirect.rang(demande)));
        });
        ImpotParticulierClient client = client(serveur.builder().httpClient(http.build()));

        assertThat(lire(client, 1)).isEqualTo(1);
        assertThat(lire(client, 2)).isEqualTo(2);

        assertThat(connexions).doesNotHaveDuplicates();
    }

    /** Ce qui se voit avant que la demande parte ne coûte qu'une connexion. */
    @Test
    void cas_42_des_octets_deja_la_ne_coutent_aucune_requete() throws Exception {
        Semaphore lue = new Semaphore(0);
        Semaphore doublee = new Semaphore(0);
        serveur.lecture((demande, liaison) -> {
            connexions.add(demande.connexion());
            liaison.ecrire(ReponseEnTrop.foyer(ServeurDirect.rang(demande)));
            lue.acquire();
            liaison.ecrire(ReponseEnTrop.foyer(ServeurDirect.rang(demande)));
            doublee.release();
        });
        ImpotParticulierClient client = client(serveur.builder().essaisMax(1));

        assertThat(lire(client, 1)).isEqualTo(1);
        lue.release();
        doublee.acquire();
        assertThat(lire(client, 2)).isEqualTo(2);

        assertThat(connexions).hasSize(2).doesNotHaveDuplicates();
        assertThat(essais).extracting(EssaiTermine::numero).containsExactly(1, 1, 1);
    }

    /** Ce qui était déjà lu ne se voit qu'après : la demande, refaite, compte au quota et pour l'écouteur. */
    @Test
    void cas_42_une_reponse_deja_lue_fait_redemander_et_compte() {
        serveur.lecture((demande, liaison) -> {
            connexions.add(demande.connexion());
            liaison.ecrire(ReponseEnTrop.foyer(ServeurDirect.rang(demande))
                    + ReponseEnTrop.foyer(ServeurDirect.rang(demande)));
        });
        ImpotParticulierClient client =
                client(serveur.builder().essaisMax(1).quotaParMinute(3).delaiAppel(Duration.ofSeconds(5)));

        assertThat(lire(client, 1)).isEqualTo(1);
        assertThat(lire(client, 2)).isEqualTo(2);

        // La seconde demande a pu être coupée avant que la passerelle la lise.
        assertThat(Set.copyOf(connexions)).hasSize(2);
        assertThat(essais.stream().filter(essai -> essai.guichet().isPresent()))
                .extracting(EssaiTermine::numero)
                .containsExactly(1, 1, 2);
        assertThat(catchThrowableOfType(QuotaDepasseException.class, () -> lire(client, 3)))
                .as("le quota de trois est épuisé")
                .isNotNull();
    }

    /** Une demande de jeton passe par les mêmes connexions. */
    @Test
    void cas_42_une_reponse_de_trop_n_est_pas_prise_pour_un_jeton_ni_un_jeton_pour_un_foyer() {
        serveur.jeton((demande, liaison) ->
                liaison.ecrire(ServeurDirect.jeton(Temoin.JETON) + ServeurDirect.jeton(Temoin.JETON)));
        serveur.lecture((demande, liaison) -> liaison.ecrire(
                ReponseEnTrop.foyer(ServeurDirect.rang(demande)) + ReponseEnTrop.foyer(ServeurDirect.rang(demande))));

        for (int rang = 1; rang <= 5; rang++) {
            try (ImpotParticulierClient autre = serveur.builder().build()) {
                assertThat(lire(autre, rang)).isEqualTo(rang);
            }
        }
    }

    private enum Confie {
        ORDINAIRE,
        FABRIQUE_DE_SOCKETS,
        ECOUTEUR,
        INTERCEPTEUR_RESEAU,
        INTERCEPTEUR_QUI_REFAIT_LA_REQUETE,
        INTERCEPTEUR_QUI_CHANGE_DE_FIL,
        INTERCEPTEUR_QUI_FAIT_LES_DEUX
    }

    @ParameterizedTest
    @EnumSource(Confie.class)
    void cas_42_un_client_confie_est_garde_lui_aussi(Confie confie) {
        Bavarde sockets = new Bavarde();
        switch (confie) {
            case FABRIQUE_DE_SOCKETS -> http.socketFactory(sockets);
            case ECOUTEUR -> http.eventListener(new EventListener() {});
            case INTERCEPTEUR_RESEAU -> http.addNetworkInterceptor(chaine -> chaine.proceed(chaine.request()));
            case INTERCEPTEUR_QUI_REFAIT_LA_REQUETE ->
                http.addInterceptor((Interceptor) chaine -> chaine.proceed(refaite(chaine.request())));
            case INTERCEPTEUR_QUI_CHANGE_DE_FIL ->
                http.addInterceptor((Interceptor) chaine -> ailleurs(chaine, chaine.request()));
            case INTERCEPTEUR_QUI_FAIT_LES_DEUX ->
                http.addInterceptor((Interceptor) chaine -> ailleurs(chaine, refaite(chaine.request())));
            default -> {
                // Rien à régler.
            }
        }
        serveur.lecture((demande, liaison) -> liaison.ecrire(
                ReponseEnTrop.foyer(ServeurDirect.rang(demande)) + ReponseEnTrop.foyer(ServeurDirect.rang(demande))));
        ImpotParticulierClient client = client(serveur.builder().httpClient(http.build()));

        for (int rang = 1; rang <= 10; rang++) {
            assertThat(lire(client, rang)).isEqualTo(rang);
        }

        assertThat(sockets.faits.get()).isEqualTo(confie == Confie.FABRIQUE_DE_SOCKETS ? serveur.connexions.get() : 0);
    }

    /** La même, sans ce que le SDK y avait attaché. */
    private static Request refaite(Request requete) {
        return new Request.Builder()
                .url(requete.url())
                .headers(requete.headers())
                .method(requete.method(), requete.body())
                .build();
    }

    private static Response ailleurs(Interceptor.Chain chaine, Request requete) throws IOException {
        try {
            return CompletableFuture.supplyAsync(() -> {
                        try {
                            return chaine.proceed(requete);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .join();
        } catch (CompletionException e) {
            throw new IOException(e);
        }
    }

    /** Deux clients auxquels le même client HTTP est confié partagent ses connexions, et leur garde. */
    @Test
    void cas_42_la_garde_suit_la_connexion_d_un_client_a_l_autre() {
        serveur.lecture((demande, liaison) -> liaison.ecrire(
                ReponseEnTrop.foyer(ServeurDirect.rang(demande)) + ReponseEnTrop.foyer(ServeurDirect.rang(demande))));
        OkHttpClient confie = http.build();
        ImpotParticulierClient premier = client(serveur.builder().httpClient(confie));
        ImpotParticulierClient second = client(serveur.builder().httpClient(confie));

        for (int rang = 1; rang <= 10; rang++) {
            assertThat(lire(rang % 2 == 0 ? premier : second, rang)).isEqualTo(rang);
        }
    }

    @Test
    void cas_42_un_corps_mal_forme_n_est_pas_relu() {
        dAbord("HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n9 x\r\n{\"rfr\":1}\r\n0\r\n\r\n");
        ImpotParticulierClient client = client(serveur.builder().essaisMax(1));

        assertThat(catchThrowableOfType(ReponseIllisibleException.class, () -> lire(client, 1)))
                .hasMessageContaining("mal formée");
        assertThat(lire(client, 2)).isEqualTo(2);
        assertThat(connexions).hasSize(2).doesNotHaveDuplicates();
    }

    /** Un intercepteur confié peut reprendre lui-même : ce qu'a valu la première réponse ne se dit pas de la seconde. */
    @Test
    void cas_42_la_reponse_que_reprend_un_intercepteur_se_juge_seule() {
        http.addInterceptor((Interceptor) chaine -> {
            Response premiere = chaine.proceed(chaine.request());
            if (premiere.isSuccessful()) {
                return premiere;
            }
            premiere.close();
            return chaine.proceed(chaine.request());
        });
        serveur.lecture((demande, liaison) -> {
            connexions.add(demande.connexion());
            if (connexions.size() == 1) {
                liaison.ecrire("HTTP/1.1 503 X\r\nContent-Length: 9\r\n\r\ncoupe");
                liaison.couper();
            } else {
                liaison.ecrire(ReponseEnTrop.foyer(ServeurDirect.rang(demande)));
            }
        });
        ImpotParticulierClient client =
                client(serveur.builder().httpClient(http.build()).essaisMax(1));

        assertThat(lire(client, 3)).isEqualTo(3);
        assertThat(connexions).hasSize(2);
    }

    /** Compte les sockets qu'elle fait, et dit chaque lecture qui a rendu quelque chose. */
    private static final class Bavarde extends SocketFactory {
        private final AtomicInteger faits = new AtomicInteger();
        private final Semaphore lectures = new Semaphore(0);

        @Override
        public Socket createSocket() {
            faits.incrementAndGet();
            return new Socket() {
                @Override
                public InputStream getInputStream() throws IOException {
                    return new FilterInputStream(super.getInputStream()) {
                        @Override
                        public int read(byte[] tampon, int debut, int longueur) throws IOException {
                            int lus = super.read(tampon, debut, longueur);
                            lectures.release();
                            return lus;
                        }
                    };
                }
            };
        }

        @Override
        public Socket createSocket(String hote, int port) throws IOException {
            throw new IOException("inattendu");
        }

        @Override
        public Socket createSocket(String hote, int port, InetAddress ici, int portIci) throws IOException {
            throw new IOException("inattendu");
        }

        @Override
        public Socket createSocket(InetAddress hote, int port) throws IOException {
            throw new IOException("inattendu");
        }

        @Override
        public Socket createSocket(InetAddress hote, int port, InetAddress ici, int portIci) throws IOException {
            throw new IOException("inattendu");
        }
    }
}
