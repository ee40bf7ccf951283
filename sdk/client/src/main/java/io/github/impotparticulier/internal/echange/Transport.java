package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import java.io.IOException;
import java.net.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Envoie une requête, une seule fois, et rend la réponse entière, bornée, en UTF-8. */
final class Transport implements AutoCloseable {
    private static final int OCTETS_ERREUR_MAX = 64 * 1024;
    private static final String RETRY_AFTER = "Retry-After";
    private static final String RETRY_AFTER_MIS_DE_COTE = "X-Impot-Particulier-Retry-After";

    private final OkHttpClient client;
    private final boolean emprunte;

    Transport(Reglages reglages) {
        OkHttpClient confie = reglages.httpClient();
        emprunte = confie == null;
        OkHttpClient.Builder derive = (confie == null ? SocleHttp.emprunter() : confie).newBuilder();
        derive.interceptors().add(0, Transport::enEntreeSortie);
        derive.networkInterceptors().add(Transport::mettreDeCote);
        boolean chiffre = reglages.passerelle().isHttps();
        if (emprunte && !chiffre) {
            // Le clair n'est permis que vers la machine elle-même : aucun proxy ne doit le voir.
            derive.proxy(Proxy.NO_PROXY);
        }
        client = derive.followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .authenticator(Authenticator.NONE)
                .cache(null)
                .cookieJar(CookieJar.NO_COOKIES)
                .connectionSpecs(List.of(chiffre ? ConnectionSpec.RESTRICTED_TLS : ConnectionSpec.CLEARTEXT))
                .connectTimeout(reglages.delaiConnexion())
                .readTimeout(reglages.delaiEssai())
                .writeTimeout(reglages.delaiEssai())
                .callTimeout(reglages.delaiEssai())
                .build();
    }

    /** Un défaut d'OkHttp, ou d'un intercepteur confié, devient une panne : sinon il finit sur la sortie d'erreur. */
    private static Response enEntreeSortie(Interceptor.Chain chaine) throws IOException {
        try {
            return chaine.proceed(chaine.request());
        } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
            throw new CauseEpuree(e);
        }
    }

    /** OkHttp obéit à certains Retry-After sans le dire, et se brise sur d'autres : il ne doit pas le voir. */
    private static Response mettreDeCote(Interceptor.Chain chaine) throws IOException {
        Response reponse = chaine.proceed(chaine.request());
        String valeur = reponse.header(RETRY_AFTER);
        return valeur == null
                ? reponse
                : reponse.newBuilder()
                        .removeHeader(RETRY_AFTER)
                        .header(RETRY_AFTER_MIS_DE_COTE, valeur)
                        .build();
    }

    /**
     * Envoie la requête.
     *
     * @param requete la requête
     * @param delaiNanos la durée maximale de cet essai
     * @param octetsMax la taille maximale d'un corps de données
     * @param circonstances l'appel, pour les échecs
     * @param abandonne vrai si le programme a renoncé à l'appel
     * @param enCours reçoit de quoi couper l'essai
     */
    CompletableFuture<Issue<Reponse>> envoyer(
            Request requete,
            long delaiNanos,
            int octetsMax,
            Circonstances circonstances,
            BooleanSupplier abandonne,
            Consumer<Call> enCours) {
        CompletableFuture<Issue<Reponse>> resultat = new CompletableFuture<>();
        try {
            Call appel = client.newCall(requete);
            appel.timeout().timeout(delaiNanos, TimeUnit.NANOSECONDS);
            enCours.accept(appel);
            appel.enqueue(new Callback() {
                @Override
                public void onFailure(Call echoue, IOException panne) {
                    resultat.complete(Erreurs.deReseau(panne, abandonne.getAsBoolean(), circonstances));
                }

                @Override
                public void onResponse(Call abouti, Response reponse) {
                    resultat.completeAsync(
                            () -> lire(abouti, reponse, octetsMax, circonstances, abandonne), Runnable::run);
                }
            });
        } catch (RuntimeException | Error e) {
            // Un écouteur confié ou la création d'un fil : l'appel échoue, et rien n'attend plus sa réponse.
            resultat.completeExceptionally(e);
        }
        return resultat;
    }

    private static Issue<Reponse> lire(
            Call appel, Response reponse, int octetsMax, Circonstances depart, BooleanSupplier abandonne) {
        int statut = reponse.code();
        Circonstances circonstances = depart.avecStatut(statut);
        if (statut < 100 || statut > 599) {
            reponse.close();
            return Issue.echec(Nature.REPONSE_ILLISIBLE, "Statut HTTP impossible.", depart);
        }
        String reessayerApres = reponse.header(RETRY_AFTER_MIS_DE_COTE);
        circonstances = circonstances.avecDelai(DelaiDemande.lire(reessayerApres, reponse.header("Date")));
        if (statut != 200) {
            return new Succes<>(new Reponse(corpsDErreur(appel, reponse), circonstances));
        }
        try (ResponseBody corps = reponse.body()) {
            BufferedSource source = corps.source();
            if (source.request(octetsMax + 1L)) {
                appel.cancel();
                return Issue.echec(
                        Nature.REPONSE_ILLISIBLE,
                        "Réponse de plus de " + octetsMax / 1024 + " Kio : ce n'est pas ce que la DGFiP rend.",
                        circonstances);
            }
            byte[] octets = enUtf8(source.getBuffer().readByteArray(), corps.contentType());
            return new Succes<>(new Reponse(octets, circonstances));
        } catch (CharacterCodingException e) {
            return Issue.echec(
                    Nature.REPONSE_ILLISIBLE, "Le texte n'est pas dans le jeu de caractères annoncé.", circonstances);
        } catch (IOException panne) {
            return Erreurs.deReseau(panne, abandonne.getAsBoolean(), circonstances);
        } catch (RuntimeException e) {
            // Une longueur insensée, par exemple : la connexion n'est plus sûre.
            appel.cancel();
            return new Echec<>(Nature.REPONSE_ILLISIBLE, "La réponse HTTP est mal formée.", circonstances, e);
        }
    }

    /** Le corps d'une erreur, s'il se lit et tient dans sa borne ; sinon rien : le statut suffit à conclure. */
    private static byte[] corpsDErreur(Call appel, Response reponse) {
        try (ResponseBody corps = reponse.body()) {
            BufferedSource source = corps.source();
            if (!source.request(OCTETS_ERREUR_MAX + 1L)) {
                return enUtf8(source.getBuffer().readByteArray(), corps.contentType());
            }
        } catch (IOException | RuntimeException e) {
            appel.cancel();
            return new byte[0];
        }
        appel.cancel();
        return new byte[0];
    }

    private static byte[] enUtf8(byte[] octets, @Nullable MediaType type) throws CharacterCodingException {
        Charset charset = type == null ? null : type.charset();
        return charset == null || charset.equals(StandardCharsets.UTF_8)
                ? octets
                : charset.newDecoder()
                        .decode(ByteBuffer.wrap(octets))
                        .toString()
                        .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        if (emprunte) {
            SocleHttp.rendre();
        }
    }
}
