package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Envoie une requête, une seule fois, et rend la réponse entière, bornée, en UTF-8. Dans le fil de l'appelant, qu'une interruption
 * libère ; dans un autre si le client HTTP confié y ferait passer du code de l'utilisateur, qui pourrait y être sourd.
 */
final class Transport {
    private static final int OCTETS_ERREUR_MAX = 64 * 1024;
    private static final String RETRY_AFTER = "Retry-After";
    private static final String RETRY_AFTER_MIS_DE_COTE = "X-Impot-Particulier-Retry-After";

    private final OkHttpClient donnees;
    private final OkHttpClient jetons;
    private final boolean parUnAutreFil;
    private final Clock horloge;
    private final Duration delaiConnexion;

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
        OkHttpClient confie = reglages.httpClient();
        OkHttpClient.Builder derive = (confie == null ? socle : confie).newBuilder();
        parUnAutreFil = confie != null && faitPasserDuCode(confie);
        if (parUnAutreFil) {
            derive.interceptors().add(0, Transport::encadrer);
        } else if (confie != null) {
            derive.dns(new ResolutionAPart(confie.dns(), fils));
        }
        derive.networkInterceptors().add(Transport::observer);
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
                .connectTimeout(enMillis(delaiConnexion), TimeUnit.MILLISECONDS)
                // Chaque essai a sa propre borne, qui couvre tout.
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build();
        // Une demande de jeton ne doit pas attendre, au répartiteur confié, derrière les milliers de lectures qui
        // l'attendent.
        jetons = parUnAutreFil
                ? donnees.newBuilder()
                        .dispatcher(new Dispatcher(donnees.dispatcher().executorService()))
                        .build()
                : donnees;
    }

    /** Un intercepteur ou un écouteur d'OkHttp, à qui l'échange passerait par le fil de l'appelant. */
    private static boolean faitPasserDuCode(OkHttpClient confie) {
        return !confie.interceptors().isEmpty() || !confie.networkInterceptors().isEmpty() || estEcoute(confie);
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
        Essai essai = Essai.duFil();
        if (essai != null) {
            essai.part(chaine.connection());
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
        Operation operation = essai.operation();
        try {
            Call appel = pourEssai(client, essai)
                    .newCall((parUnAutreFil ? requete.tag(Essai.class, essai) : requete).build());
            appel.timeout().timeout(essai.delai().toNanos(), TimeUnit.NANOSECONDS);
            operation.suivre(appel);
            return parUnAutreFil ? ailleurs(appel, essai, aLaFin) : ici(appel, essai, aLaFin);
        } finally {
            operation.suivre(null);
        }
    }

    private OkHttpClient pourEssai(OkHttpClient client, Essai essai) {
        return essai.delaiConnexion().equals(delaiConnexion)
                ? client
                : client.newBuilder()
                        .connectTimeout(enMillis(essai.delaiConnexion()), TimeUnit.MILLISECONDS)
                        .build();
    }

    /** Échange dans ce fil. */
    private Issue<Reponse> ici(Call appel, Essai essai, Runnable aLaFin) {
        Coupure coupure = new Coupure(appel);
        essai.entrer(coupure);
        try {
            Recue recue;
            coupure.ecouter();
            try {
                recue = recevoir(appel, appel.execute(), essai);
            } finally {
                coupure.cesser();
            }
            return traduire(recue, essai);
        } catch (IOException e) {
            return Erreurs.deReseau(e, essai);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            // Tout : un défaut d'OkHttp, une résolution confiée ; et une interruption qu'OkHttp ne déclare pas.
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return Erreurs.deReseau(new CauseEpuree(e), essai);
        } finally {
            essai.sortir();
            aLaFin.run();
        }
    }

    /** Échange dans un fil du répartiteur confié, et attend dans celui-ci. */
    private Issue<Reponse> ailleurs(Call appel, Essai essai, Runnable aLaFin) {
        RendezVous<Issue<Reponse>> rendezVous = new RendezVous<>();
        Callback suite = new Callback() {
            @Override
            public void onFailure(Call echoue, IOException panne) {
                finir(Erreurs.deReseau(panne, essai));
            }

            @Override
            public void onResponse(Call abouti, Response reponse) {
                Issue<Reponse> issue;
                try {
                    issue = traduire(recevoir(abouti, reponse, essai), essai);
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
            appel.enqueue(suite);
        } catch (RuntimeException | Error e) {
            // Un écouteur confié ou la création d'un fil : rien n'est parti.
            aLaFin.run();
            throw e;
        }
        Issue<Reponse> issue = rendezVous.attendre(essai.operation());
        if (issue == null) {
            appel.cancel();
            // C'est à qui demande de dire si cette échéance était la sienne : celle d'une demande de jeton n'est pas
            // celle de l'appel.
            return Erreurs.deReseau(new InterruptedIOException("timeout"), essai);
        }
        return issue;
    }

    /** Une réponse telle qu'elle est venue : son corps, ou {@code null} s'il dépasse sa borne, ou ce qui l'a empêché de venir. */
    @SuppressWarnings("ArrayRecordComponent") // Jamais comparée ni montrée.
    private record Recue(
            Response reponse,
            byte @Nullable [] octets,
            @Nullable Exception panne) {}

    private static Recue recevoir(Call appel, Response reponse, Essai essai) {
        int octetsMax = reponse.code() == 200 ? essai.octetsMax() : OCTETS_ERREUR_MAX;
        try (ResponseBody corps = reponse.body()) {
            BufferedSource source = corps.source();
            if (source.request(octetsMax + 1L)) {
                // Avant la fermeture, qui sinon en lirait la suite pour garder la connexion.
                appel.cancel();
                return new Recue(reponse, null, null);
            }
            return new Recue(reponse, source.getBuffer().readByteArray(), null);
        } catch (IOException | RuntimeException e) {
            return new Recue(reponse, null, e);
        }
    }

    private Issue<Reponse> traduire(Recue recue, Essai essai) {
        int statut = recue.reponse().code();
        if (statut < 100 || statut > 599) {
            return Issue.echec(Nature.REPONSE_ILLISIBLE, "Statut HTTP impossible.", essai.circonstances());
        }
        Circonstances circonstances = essai.circonstances()
                .avecStatut(statut)
                .avecDelai(DelaiDemande.lire(
                        recue.reponse().header(RETRY_AFTER_MIS_DE_COTE),
                        recue.reponse().header("Date"),
                        horloge));
        if (recue.panne() != null && essai.operation().perdue()) {
            return essai.operation().renoncement();
        }
        return statut == 200 ? donnees(recue, circonstances, essai) : erreur(recue, circonstances, essai);
    }

    private static Issue<Reponse> donnees(Recue recue, Circonstances circonstances, Essai essai) {
        if (recue.panne() != null) {
            essai.couperConnexion();
            return recue.panne() instanceof IOException panne && !malCompresse(panne)
                    ? Erreurs.deReseau(panne, essai)
                    : malFormee(circonstances, recue.panne());
        }
        if (recue.octets() == null) {
            return Issue.echec(
                    Nature.REPONSE_ILLISIBLE,
                    "Réponse de plus de " + essai.octetsMax() / 1024 + " Kio : ce n'est pas ce que la DGFiP rend.",
                    circonstances);
        }
        try {
            return new Succes<>(new Reponse(
                    enUtf8(recue.octets(), recue.reponse().header("Content-Type")),
                    recue.reponse().headers(),
                    circonstances,
                    essai));
        } catch (CharacterCodingException e) {
            return Issue.echec(
                    Nature.REPONSE_ILLISIBLE, "Le texte n'est pas dans le jeu de caractères annoncé.", circonstances);
        } catch (RuntimeException e) {
            return malFormee(circonstances, e);
        }
    }

    /** Le corps d'une erreur, s'il se lit et tient dans sa borne ; sinon rien : le statut suffit à conclure. */
    private static Issue<Reponse> erreur(Recue recue, Circonstances circonstances, Essai essai) {
        byte[] corps = new byte[0];
        if (recue.octets() != null) {
            try {
                corps = enUtf8(recue.octets(), recue.reponse().header("Content-Type"));
            } catch (CharacterCodingException | RuntimeException e) {
                // Un jeu de caractères inconnu, ou qui n'est pas celui du corps.
            }
        }
        return new Succes<>(new Reponse(corps, recue.reponse().headers(), circonstances, essai));
    }

    /** Une longueur insensée, un gzip qui n'en est pas un. */
    private static Issue<Reponse> malFormee(Circonstances circonstances, Exception cause) {
        return new Echec<>(Nature.REPONSE_ILLISIBLE, "La réponse HTTP est mal formée.", circonstances, cause, false);
    }

    /** Les pannes de réseau ont leurs classes ; okio dit d'une simple IOException ce qu'il ne sait pas décompresser. */
    private static boolean malCompresse(IOException panne) {
        return panne.getClass() == IOException.class && !(panne.getCause() instanceof IOException);
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
}
