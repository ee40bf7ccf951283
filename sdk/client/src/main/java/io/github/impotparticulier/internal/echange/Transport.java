package io.github.impotparticulier.internal.echange;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Envoie une requête, une seule fois, et rend la réponse entière, bornée, en UTF-8. Dans le fil de l'appelant, qu'une interruption
 * libère ; dans un autre si le client HTTP confié y ferait passer du code de l'utilisateur, qui pourrait y être sourd.
 */
final class Transport {
    private static final String RETRY_AFTER = "Retry-After";

    private final OkHttpClient donnees;
    private final OkHttpClient jetons;
    private final boolean parUnAutreFil;
    private final Clock horloge;
    private final Duration delaiConnexion;
    private final HttpUrl serveur;

    /**
     * Prépare les envois.
     *
     * @param reglages les réglages du client
     * @param socle le client HTTP du SDK, dont dériver si l'utilisateur n'en confie pas
     * @param fils où résoudre les noms
     */
    Transport(Reglages reglages, OkHttpClient socle, Executor fils) {
        horloge = reglages.temps().horloge();
        delaiConnexion = reglages.delais().connexion();
        serveur = reglages.raccord().racine();
        OkHttpClient confie = reglages.httpClient();
        OkHttpClient.Builder derive = Derivation.de(confie == null ? socle : confie);
        parUnAutreFil = confie != null && faitPasserDuCode(confie);
        if (confie == null) {
            // Un agent de supervision a pu s'y mettre : il enverrait ailleurs l'adresse, où est la personne.
            derive.interceptors().clear();
            derive.networkInterceptors().clear();
        }
        if (parUnAutreFil) {
            derive.interceptors().add(0, Transport::encadrer);
        } else if (confie != null) {
            derive.dns(new ResolutionAPart(confie.dns(), fils));
        }
        derive.networkInterceptors().add(Transport::observer);
        ecouter(derive, parUnAutreFil ? confie : null);
        derive.socketFactory(new FabriqueDePrises((confie == null ? socle : confie).socketFactory()));
        boolean chiffre = serveur.isHttps();
        if (!chiffre) {
            // Le clair n'est permis que vers la machine elle-même : aucun proxy ne doit le voir.
            derive.proxy(Proxy.NO_PROXY);
        }
        // HTTP/1.1 : une connexion par essai, que l'on coupe sans toucher aux autres et qu'une panne ne peut bloquer
        // pour tous.
        OkHttpClient prepare = derive.protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                // Se connecter dans le fil de l'essai, une adresse après l'autre : celui qui renonce sait quelle prise
                // fermer.
                // OkHttp suit alors l'ordre de la JVM, IPv4 d'abord, et se souvient des adresses qui ne répondent pas.
                .fastFallback(false)
                .authenticator(Authenticator.NONE)
                .proxyAuthenticator(new AccesProxy(confie == null ? Authenticator.NONE : confie.proxyAuthenticator()))
                .cache(null)
                .cookieJar(CookieJar.NO_COOKIES)
                .connectionSpecs(List.of(chiffre ? ConnectionSpec.RESTRICTED_TLS : ConnectionSpec.CLEARTEXT))
                .connectTimeout(enMillis(delaiConnexion), TimeUnit.MILLISECONDS)
                // Chaque essai a sa propre borne, qui couvre tout.
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build();
        donnees = chiffre ? FabriqueDePrisesTls.garnir(prepare) : prepare;
        // Une demande de jeton ne doit pas attendre, au répartiteur confié, derrière les milliers de lectures qui
        // l'attendent.
        jetons = parUnAutreFil
                ? Derivation.de(donnees)
                        .dispatcher(new Dispatcher(donnees.dispatcher().executorService()))
                        .build()
                : donnees;
    }

    /** Un intercepteur ou un écouteur d'OkHttp, à qui l'échange passerait par le fil de l'appelant. */
    private static boolean faitPasserDuCode(OkHttpClient confie) {
        return !confie.interceptors().isEmpty() || !confie.networkInterceptors().isEmpty() || estEcoute(confie);
    }

    /** Écoute OkHttp, sans ôter l'écouteur confié. */
    private static void ecouter(OkHttpClient.Builder derive, @Nullable OkHttpClient ecoute) {
        if (ecoute == null) {
            derive.eventListener(Ecoute.SEULE);
        } else {
            EventListener.Factory confiee = ecoute.eventListenerFactory();
            derive.eventListenerFactory(appel -> confiee.create(appel).plus(Ecoute.SEULE));
        }
    }

    private static boolean estEcoute(OkHttpClient confie) {
        EventListener.Factory fabrique = confie.eventListenerFactory();
        // Un écouteur fixe, celui d'OkHttp compris, est donné par la même fabrique ; toute autre est de l'utilisateur.
        return fabrique.getClass() != new OkHttpClient().eventListenerFactory().getClass()
                || fabrique.create(confie.newCall(
                                new Request.Builder().url("https://localhost/").build()))
                        != EventListener.NONE;
    }

    private static long enMillis(Duration delai) {
        return Math.max(1, delai.toMillis());
    }

    /** Un défaut d'OkHttp, ou d'un intercepteur confié, devient une panne : sinon il finit sur la sortie d'erreur. */
    private static Response encadrer(Interceptor.Chain chaine) throws IOException {
        Essai essai = chaine.request().tag(Essai.class);
        if (essai != null) {
            essai.entrer(null);
        }
        try {
            return chaine.proceed(chaine.request());
        } catch (IOException | OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            // Tout : du code confié, en Kotlin par exemple, lève ce qu'il veut sans le déclarer.
            throw new CauseEpuree(e);
        } finally {
            if (essai != null) {
                essai.sortir();
            }
        }
    }

    /** OkHttp obéit à certains Retry-After sans le dire, et se brise sur d'autres : il ne doit pas le voir. */
    private static Response observer(Interceptor.Chain chaine) throws IOException {
        Response reponse = surveiller(chaine);
        String valeur = reponse.header(RETRY_AFTER);
        if (valeur == null) {
            return reponse;
        }
        Response.Builder sans = reponse.newBuilder().removeHeader(RETRY_AFTER);
        boolean lisible = valeur.chars().allMatch(c -> c >= ' ' && c < 127);
        return (lisible ? sans.header(ReponseRecue.RETRY_AFTER_MIS_DE_COTE, valeur) : sans).build();
    }

    private static Response surveiller(Interceptor.Chain chaine) throws IOException {
        Essai essai = Objects.requireNonNull(Essai.de(chaine.call()), "essai");
        Connection connexion = Objects.requireNonNull(chaine.connection(), "connexion");
        essai.partirUneFois();
        return essai.part(connexion).echanger(chaine, essai);
    }

    /** Ferme les connexions au repos vers le serveur : s'il en a fermé une, il a sans doute fermé les autres. */
    void oublierLesConnexionsAuRepos() {
        Garde.fermerAuRepos(serveur);
    }

    /**
     * Lit une ressource.
     *
     * @param requete ce qu'il faut envoyer
     * @param essai ses bornes
     * @param aLaFin se fait une fois, quand plus rien de cet essai n'est en route : plus tard que cette méthode ne rend, si l'appelant
     *     renonce à ce qui ne peut se couper
     */
    Issue<Reponse> lire(Request.Builder requete, Essai essai, Runnable aLaFin) {
        return envoyer(donnees, requete, essai, aLaFin);
    }

    /** Demande un jeton. */
    Issue<Reponse> demander(Request.Builder requete, Essai essai) {
        return envoyer(jetons, requete, essai, () -> {});
    }

    private Issue<Reponse> envoyer(OkHttpClient client, Request.Builder requete, Essai essai, Runnable aLaFin) {
        // Des intercepteurs confiés voient l'adresse ; d'autres n'en ont rien à faire.
        Request prete = parUnAutreFil ? requete.tag(Essai.class, essai).build() : essai.taire(requete, serveur);
        Operation operation = essai.operation();
        operation.suivre(essai::couper);
        try {
            return parUnAutreFil ? ailleurs(client, prete, essai, aLaFin) : ici(client, prete, essai, aLaFin);
        } finally {
            operation.suivre(null);
        }
    }

    /** Un appel d'OkHttp, que l'essai coupera. */
    private Call appel(OkHttpClient client, Request requete, Essai essai, boolean connexionNeuve) {
        Call appel = pourEssai(client, essai, connexionNeuve).newCall(requete);
        appel.timeout().timeout(essai.delai().toNanos(), TimeUnit.NANOSECONDS);
        essai.suivre(appel);
        return appel;
    }

    private OkHttpClient pourEssai(OkHttpClient client, Essai essai, boolean connexionNeuve) {
        boolean delaiOrdinaire = essai.delaiConnexion().equals(delaiConnexion);
        if (delaiOrdinaire && !connexionNeuve) {
            return client;
        }
        OkHttpClient.Builder derive = Derivation.de(client);
        if (!delaiOrdinaire) {
            derive.connectTimeout(enMillis(essai.delaiConnexion()), TimeUnit.MILLISECONDS);
        }
        if (connexionNeuve) {
            // Une réserve vide, et qui le reste.
            derive.connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS));
        }
        return derive.build();
    }

    /** Échange dans ce fil. */
    private Issue<Reponse> ici(OkHttpClient client, Request requete, Essai essai, Runnable aLaFin) {
        try {
            Issue<Reponse> issue = echanger(appel(client, requete, essai, essai.connexionNeuve()), essai);
            return essai.aRenvoyer() ? echanger(appel(client, requete, essai, true), essai) : issue;
        } finally {
            aLaFin.run();
        }
    }

    private Issue<Reponse> echanger(Call appel, Essai essai) {
        Coupure coupure = new Coupure(essai::couper);
        essai.entrer(coupure);
        try {
            ReponseRecue recue;
            coupure.ecouter();
            try {
                recue = ReponseRecue.recevoir(appel, appel.execute(), essai);
            } finally {
                coupure.cesser();
            }
            return recue.traduire(essai, horloge);
        } catch (IOException e) {
            return enPanne(e, essai);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            // Tout : un défaut d'OkHttp, une résolution ou une fabrique de prises confiée.
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return Erreurs.deReseau(new CauseEpuree(e), essai);
        } finally {
            essai.sortir();
        }
    }

    /** Ce que devient un essai sans réponse. */
    private Issue<Reponse> enPanne(IOException panne, Essai essai) {
        return Erreurs.deReseau(PanneDeProxy.reconnaitre(panne, essai), essai);
    }

    /** Échange dans un fil du répartiteur confié, et attend dans celui-ci. */
    private Issue<Reponse> ailleurs(OkHttpClient client, Request requete, Essai essai, Runnable aLaFin) {
        RendezVous<Issue<Reponse>> rendezVous = new RendezVous<>();
        Callback suite = new Callback() {
            @Override
            public void onFailure(Call echoue, IOException panne) {
                if (essai.aRenvoyer()) {
                    renvoyer();
                } else {
                    finir(enPanne(panne, essai));
                }
            }

            private void renvoyer() {
                try {
                    appel(client, requete, essai, true).enqueue(this);
                } catch (RuntimeException | Error e) {
                    finir(Erreurs.deReseau(new CauseEpuree(e), essai));
                }
            }

            @Override
            public void onResponse(Call abouti, Response reponse) {
                Issue<Reponse> issue;
                try {
                    issue = ReponseRecue.recevoir(abouti, reponse, essai).traduire(essai, horloge);
                } catch (Throwable e) {
                    // Tout : l'appelant attend, et ce fil-ci n'a personne à qui le dire.
                    issue = Erreurs.deReseau(new CauseEpuree(e), essai);
                }
                finir(issue);
            }

            private void finir(Issue<Reponse> issue) {
                aLaFin.run();
                rendezVous.apporter(issue);
            }
        };
        try {
            appel(client, requete, essai, essai.connexionNeuve()).enqueue(suite);
        } catch (RuntimeException | Error e) {
            // Un écouteur confié ou la création d'un fil : rien n'est parti.
            aLaFin.run();
            throw e;
        }
        Issue<Reponse> issue = rendezVous.attendre(essai.operation());
        if (issue == null) {
            essai.couper();
            // C'est à qui demande de dire si cette échéance était la sienne : celle d'une demande de jeton n'est pas
            // celle de l'appel.
            return Erreurs.deReseau(new InterruptedIOException("timeout"), essai);
        }
        return issue;
    }
}
