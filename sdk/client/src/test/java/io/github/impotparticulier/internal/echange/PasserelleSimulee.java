package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.appel.EcouteurAppels;
import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.appel.LimiteurAppels;
import io.github.impotparticulier.appel.SourceJetons;
import io.github.impotparticulier.internal.dgfip.Attente;
import io.github.impotparticulier.internal.dgfip.VerdictsDgfip;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Une passerelle sans réseau : un intercepteur confié répond ce que le test a préparé, dans les fils que le test mène. */
final class PasserelleSimulee {
    static final String SPI = "3990000000001";
    private static final Clock MIDI = Clock.fixed(Instant.parse("2024-11-15T12:00:00Z"), ZoneOffset.UTC);

    final TempsVirtuel temps = new TempsVirtuel();
    final FilsManuels fils = new FilsManuels(temps::calmer);
    final List<Request> lectures = Collections.synchronizedList(new ArrayList<>());
    final List<Request> demandes = Collections.synchronizedList(new ArrayList<>());

    Delais delais = Delais.PAR_DEFAUT;
    int essaisMax = 3;
    SourceJetons sourceJetons;
    Quota quota;
    LimiteurAppels limiteur;
    EcouteurAppels ecouteur;
    Consumer<OkHttpClient.Builder> confie = client -> {};

    private final Deque<Reaction> surLecture = new ArrayDeque<>();
    private final Deque<Reaction> surDemande = new ArrayDeque<>();

    interface Reaction {
        Response a(Request requete) throws IOException;
    }

    /** Ce que les lectures à venir recevront ; ensuite, 599. */
    PasserelleSimulee lit(Reaction... suite) {
        surLecture.addAll(List.of(suite));
        return this;
    }

    PasserelleSimulee lit(int statut, String corps) {
        return lit(json(statut, corps));
    }

    /** Ce que les demandes de jeton à venir recevront ; ensuite, {@code jeton-1}, {@code jeton-2}… pour une heure. */
    PasserelleSimulee jetons(Reaction... suite) {
        surDemande.addAll(List.of(suite));
        return this;
    }

    static Reaction jeton(String valeur, Object duree) {
        return json(200, "{\"access_token\":\"" + valeur + "\",\"expires_in\":" + duree + "}");
    }

    static Reaction json(int statut, String corps) {
        return requete -> reponse(requete, statut, corps).build();
    }

    static Reaction panne(IOException panne) {
        return requete -> {
            throw panne;
        };
    }

    static Response.Builder reponse(Request requete, int statut, String corps) {
        return new Response.Builder()
                .request(requete)
                .protocol(Protocol.HTTP_1_1)
                .code(statut)
                .message("")
                .body(ResponseBody.create(corps.getBytes(StandardCharsets.UTF_8), MediaType.get("application/json")));
    }

    /** Comme si la passerelle avait demandé ce délai : l'intercepteur de réseau a déjà mis l'en-tête de côté. */
    static Reaction json(int statut, String corps, String reessayerApres) {
        return requete -> reponse(requete, statut, corps)
                .header("X-Impot-Particulier-Retry-After", reessayerApres)
                .build();
    }

    private Response repondre(Request requete) throws IOException {
        Reaction reaction;
        synchronized (this) {
            boolean jeton = requete.url().encodedPath().endsWith("/token");
            (jeton ? demandes : lectures).add(requete);
            reaction = (jeton ? surDemande : surLecture).poll();
            if (reaction == null) {
                reaction = jeton ? jeton("jeton-" + demandes.size(), 3600) : json(599, "{}");
            }
        }
        return reaction.a(requete);
    }

    private OkHttpClient client() {
        Dispatcher repartiteur = new Dispatcher(fils);
        repartiteur.setMaxRequests(1000);
        repartiteur.setMaxRequestsPerHost(1000);
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .dispatcher(repartiteur)
                .addInterceptor(chaine -> {
                    if (chaine.call().isCanceled()) {
                        throw new IOException("Canceled");
                    }
                    return repondre(chaine.request());
                });
        confie.accept(client);
        return client.build();
    }

    /** Un transport de plus vers cette passerelle, ses noms résolus dans les fils du test. */
    Transport transport(Reglages reglages) {
        return new Transport(reglages, new OkHttpClient(), temps.fils());
    }

    Reglages reglages() {
        return new Reglages(
                RaccordDEssai.oauth2(
                        HttpUrl.get("http://127.0.0.1:9/"),
                        "cle-fictive",
                        "secret-fictif",
                        sourceJetons,
                        quota,
                        temps.temps()),
                client(),
                null,
                delais,
                essaisMax,
                limiteur,
                ecouteur,
                temps.temps());
    }

    static Requete requete() {
        return requete(Attente.LECTURE, (String) null);
    }

    /** Une lecture, avec l'identifiant de téléservice ; le jeton FranceConnect de la personne, s'il n'est pas nul. */
    static Requete requete(Attente attente, String jetonFranceConnect) {
        Map<String, String> entetes = new LinkedHashMap<>();
        entetes.put("Accept", "application/json");
        entetes.put("ID_Teleservice", "MAIRIE_CANTINE");
        if (jetonFranceConnect != null) {
            entetes.put(VerdictsDgfip.FRANCE_CONNECT, jetonFranceConnect);
        }
        return requete(attente, entetes);
    }

    static Requete requete(Attente attente, Map<String, String> entetes) {
        return new Requete(
                "irAssiette",
                new Cible(
                        "/spi/{spi}/situations/ir/assiettes/annrev/2023",
                        "/impotparticulier/1.0/spi/" + SPI + "/situations/ir/assiettes/annrev/2023",
                        List.of()),
                new Sujet(List.of(new Parametre("spi", SPI)), "foyer", OptionalInt.of(2023)),
                Guichet.IMPOT_PARTICULIER,
                "RessourceIR",
                entetes,
                null,
                new VerdictsDgfip(attente, MIDI));
    }

    static <T> T succes(CompletableFuture<Issue<T>> promesse) {
        return ((Succes<T>) issue(promesse)).valeur();
    }

    static <T> Echec<T> echec(CompletableFuture<Issue<T>> promesse) {
        return (Echec<T>) issue(promesse);
    }

    private static <T> Issue<T> issue(CompletableFuture<Issue<T>> promesse) {
        if (!promesse.isDone()) {
            throw new AssertionError("L'issue n'est pas encore connue");
        }
        return promesse.join();
    }
}
