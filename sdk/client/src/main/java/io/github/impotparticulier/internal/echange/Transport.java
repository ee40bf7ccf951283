package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Connection;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Envoie une requête, une seule fois, et rend la réponse entière, bornée, en UTF-8. Prête aussi ses fils. */
final class Transport implements AutoCloseable, Executor {
    private static final int OCTETS_ERREUR_MAX = 64 * 1024;
    private static final String RETRY_AFTER = "Retry-After";
    private static final String RETRY_AFTER_MIS_DE_COTE = "X-Impot-Particulier-Retry-After";

    private final OkHttpClient donnees;
    private final OkHttpClient jetons;
    private final Executor fils;
    private final boolean emprunte;
    private final Clock horloge;
    private final Duration delaiConnexion;
    /** La connexion de chaque appel en cours. À part : une étiquette d'OkHttp chargerait cinquante classes de Kotlin. */
    private final ConcurrentMap<Call, Connection> employees = new ConcurrentHashMap<>();

    /**
     * Prépare les envois.
     *
     * @param reglages les réglages du client
     * @param autresFils où faire les suites, ou {@code null} pour les fils partagés
     */
    Transport(Reglages reglages, @Nullable Executor autresFils) {
        horloge = reglages.temps().horloge();
        delaiConnexion = reglages.delais().connexion();
        OkHttpClient confie = reglages.httpClient();
        OkHttpClient socle = confie != null && autresFils != null ? confie : SocleHttp.emprunter();
        emprunte = socle != confie;
        fils = autresFils == null ? socle.dispatcher().executorService() : autresFils;
        OkHttpClient.Builder derive = (confie == null ? socle : confie).newBuilder();
        derive.interceptors().add(0, Transport::encadrer);
        derive.networkInterceptors().add(this::observer);
        boolean chiffre = reglages.passerelle().isHttps();
        if (!chiffre) {
            // Le clair n'est permis que vers la machine elle-même : aucun proxy ne doit le voir.
            derive.proxy(Proxy.NO_PROXY);
        }
        // HTTP/1.1 : une connexion par essai, que l'on coupe sans toucher aux autres et qu'une panne ne peut bloquer
        // pour tous.
        donnees = derive.protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .authenticator(Authenticator.NONE)
                .proxyAuthenticator(new AccesProxy(confie == null ? Authenticator.NONE : confie.proxyAuthenticator()))
                .cache(null)
                .cookieJar(CookieJar.NO_COOKIES)
                .connectionSpecs(List.of(chiffre ? ConnectionSpec.RESTRICTED_TLS : ConnectionSpec.CLEARTEXT))
                .connectTimeout(Math.max(1, delaiConnexion.toMillis()), TimeUnit.MILLISECONDS)
                // Chaque essai a sa propre borne, qui couvre tout.
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build();
        // Une demande de jeton ne doit pas attendre derrière les milliers de lectures qui l'attendent.
        jetons = donnees.newBuilder()
                .dispatcher(new Dispatcher(donnees.dispatcher().executorService()))
                .build();
    }

    /** Un défaut d'OkHttp, ou d'un intercepteur confié, devient une panne : sinon il finit sur la sortie d'erreur. */
    private static Response encadrer(Interceptor.Chain chaine) throws IOException {
        try {
            return chaine.proceed(chaine.request());
        } catch (IOException | OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            // Tout : du code confié, en Kotlin par exemple, lève ce qu'il veut sans le déclarer.
            throw new CauseEpuree(e);
        }
    }

    /** OkHttp obéit à certains Retry-After sans le dire, et se brise sur d'autres : il ne doit pas le voir. */
    private Response observer(Interceptor.Chain chaine) throws IOException {
        Connection connexion = chaine.connection();
        if (connexion != null) {
            employees.put(chaine.call(), connexion);
        }
        Response reponse = chaine.proceed(chaine.request());
        if (reponse.body().contentLength() < -1) {
            // Ni lire ni fermer un tel corps n'aboutit : la connexion ne serait jamais rendue.
            throw new ProtocolException("Content-Length");
        }
        String valeur = reponse.header(RETRY_AFTER);
        if (valeur == null) {
            return reponse;
        }
        Response.Builder sans = reponse.newBuilder().removeHeader(RETRY_AFTER);
        boolean lisible = valeur.chars().allMatch(c -> c >= ' ' && c < 127);
        return (lisible ? sans.header(RETRY_AFTER_MIS_DE_COTE, valeur) : sans).build();
    }

    /** Ferme les connexions au repos : si la passerelle en a fermé une, elle a sans doute fermé les autres. */
    void oublierLesConnexionsAuRepos() {
        donnees.connectionPool().evictAll();
    }

    /** Lit une ressource. */
    CompletableFuture<Issue<Reponse>> lire(Request.Builder requete, Essai essai) {
        return envoyer(donnees, requete, essai);
    }

    /** Demande un jeton. */
    CompletableFuture<Issue<Reponse>> demander(Request.Builder requete, Essai essai) {
        return envoyer(jetons, requete, essai);
    }

    private CompletableFuture<Issue<Reponse>> envoyer(OkHttpClient client, Request.Builder requete, Essai essai) {
        CompletableFuture<Issue<Reponse>> resultat = new CompletableFuture<>();
        try {
            Call appel = pourEssai(client, essai).newCall(requete.build());
            appel.timeout().timeout(essai.delai().toNanos(), TimeUnit.NANOSECONDS);
            essai.commence(appel);
            appel.enqueue(new Callback() {
                @Override
                public void onFailure(Call echoue, IOException panne) {
                    employees.remove(echoue);
                    resultat.complete(Erreurs.deReseau(panne, essai));
                }

                @Override
                public void onResponse(Call abouti, Response reponse) {
                    essai.emploie(employees.remove(abouti));
                    try {
                        resultat.complete(lire(abouti, reponse, essai));
                    } catch (Throwable e) {
                        resultat.completeExceptionally(e);
                    }
                }
            });
        } catch (RuntimeException | Error e) {
            // Un écouteur confié ou la création d'un fil : l'appel échoue, et rien n'attend plus sa réponse.
            resultat.completeExceptionally(e);
        }
        return resultat;
    }

    private OkHttpClient pourEssai(OkHttpClient client, Essai essai) {
        return essai.delaiConnexion().equals(delaiConnexion)
                ? client
                : client.newBuilder()
                        .connectTimeout(Math.max(1, essai.delaiConnexion().toMillis()), TimeUnit.MILLISECONDS)
                        .build();
    }

    private Issue<Reponse> lire(Call appel, Response reponse, Essai essai) {
        int statut = reponse.code();
        if (statut < 100 || statut > 599) {
            reponse.close();
            return Issue.echec(Nature.REPONSE_ILLISIBLE, "Statut HTTP impossible.", essai.circonstances());
        }
        Circonstances circonstances = essai.circonstances()
                .avecStatut(statut)
                .avecDelai(DelaiDemande.lire(reponse.header(RETRY_AFTER_MIS_DE_COTE), reponse.header("Date"), horloge));
        if (statut != 200) {
            return new Succes<>(new Reponse(corpsDErreur(appel, reponse), circonstances, essai));
        }
        try (ResponseBody corps = reponse.body()) {
            BufferedSource source = corps.source();
            if (source.request(essai.octetsMax() + 1L)) {
                appel.cancel();
                return Issue.echec(
                        Nature.REPONSE_ILLISIBLE,
                        "Réponse de plus de " + essai.octetsMax() / 1024 + " Kio : ce n'est pas ce que la DGFiP rend.",
                        circonstances);
            }
            byte[] octets = enUtf8(source.getBuffer().readByteArray(), reponse.header("Content-Type"));
            return new Succes<>(new Reponse(octets, circonstances, essai));
        } catch (CharacterCodingException e) {
            return Issue.echec(
                    Nature.REPONSE_ILLISIBLE, "Le texte n'est pas dans le jeu de caractères annoncé.", circonstances);
        } catch (IOException panne) {
            essai.couperConnexion();
            return malCompresse(panne) && !essai.abandonne()
                    ? malFormee(circonstances, panne)
                    : Erreurs.deReseau(panne, essai);
        } catch (RuntimeException e) {
            essai.couperConnexion();
            return malFormee(circonstances, e);
        }
    }

    /** Une longueur insensée, un gzip qui n'en est pas un. */
    private static Issue<Reponse> malFormee(Circonstances circonstances, Exception cause) {
        return new Echec<>(Nature.REPONSE_ILLISIBLE, "La réponse HTTP est mal formée.", circonstances, cause, false);
    }

    /** Les pannes de réseau ont leurs classes ; okio dit d'une simple IOException ce qu'il ne sait pas décompresser. */
    private static boolean malCompresse(IOException panne) {
        return panne.getClass() == IOException.class && !(panne.getCause() instanceof IOException);
    }

    /** Le corps d'une erreur, s'il se lit et tient dans sa borne ; sinon rien : le statut suffit à conclure. */
    private static byte[] corpsDErreur(Call appel, Response reponse) {
        try (ResponseBody corps = reponse.body()) {
            BufferedSource source = corps.source();
            if (source.request(OCTETS_ERREUR_MAX + 1L)) {
                // Avant la fermeture, qui sinon en lirait la suite pour garder la connexion.
                appel.cancel();
                return new byte[0];
            }
            return enUtf8(source.getBuffer().readByteArray(), reponse.header("Content-Type"));
        } catch (IOException | RuntimeException e) {
            return new byte[0];
        }
    }

    private static byte[] enUtf8(byte[] octets, @Nullable String type) throws CharacterCodingException {
        // D'ordinaire sans jeu de caractères, ou en UTF-8 : analyser le type coûterait autant que tous les autres
        // en-têtes.
        if (type == null
                || type.indexOf('=') < 0
                || type.regionMatches(true, type.length() - 13, "charset=utf-8", 0, 13)) {
            return octets;
        }
        MediaType analyse = MediaType.parse(type);
        Charset charset = analyse == null ? null : analyse.charset();
        return charset == null || charset.equals(StandardCharsets.UTF_8)
                ? octets
                : charset.newDecoder()
                        .decode(ByteBuffer.wrap(octets))
                        .toString()
                        .getBytes(StandardCharsets.UTF_8);
    }

    /** Fait une tâche hors du fil courant ; dans ce fil, si les autres sont fermés : rien ne doit rester sans réponse. */
    @Override
    public void execute(Runnable tache) {
        try {
            fils.execute(tache);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // Fermés, ou plus de fil à créer.
            tache.run();
        }
    }

    @Override
    public void close() {
        if (emprunte) {
            SocleHttp.rendre();
        }
    }
}
