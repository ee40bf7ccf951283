package io.github.impotparticulier.appui;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.personne.Usager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

/**
 * Des fils qui demandent chacun sa personne, toujours une autre, à une passerelle qui répond parfois une fois de trop.
 *
 * <p>{@link ConnexionsDecaleesTest} en court de brèves ; {@link CourseEntiereTest}, dont SECURITY.md porte les chiffres, les entières.
 */
public final class CourseAuxReponses {
    /** Une demande sur cinq reçoit une réponse de trop. */
    private static final int UNE_SUR = 5;

    private final boolean tls;
    private final boolean intercepte;
    private final int appels;
    private final int fils;
    /** Ceux à qui la passerelle répond une erreur. */
    private final Set<Integer> refuses = ConcurrentHashMap.newKeySet();

    private boolean couples;
    private boolean deuxRessources;

    /**
     * Prépare une course.
     *
     * @param tls vrai pour chiffrer
     * @param intercepte vrai pour confier un client HTTP dont un intercepteur fait passer l'échange par un autre fil
     * @param appels combien d'appels, en tout
     * @param fils en combien de fils
     */
    public CourseAuxReponses(boolean tls, boolean intercepte, int appels, int fils) {
        this.tls = tls;
        this.intercepte = intercepte;
        this.appels = appels;
        this.fils = fils;
    }

    /**
     * Ce qu'une course a donné.
     *
     * @param justes les appels qui ont reçu leurs données
     * @param autrui ceux qui ont reçu celles d'un autre
     * @param prevus ceux qui ont échoué parce que la passerelle leur a répondu une erreur
     * @param indus ceux qui ont échoué alors qu'elle leur avait répondu
     * @param requetes ce que la passerelle a reçu, jetons exceptés
     * @param connexions ce qu'elle a accepté
     */
    public record Bilan(int justes, int autrui, int prevus, int indus, int requetes, int connexions) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "justes %d, d'autrui %d, erreurs prévues %d, indues %d, requêtes %d, connexions %d",
                    justes,
                    autrui,
                    prevus,
                    indus,
                    requetes,
                    connexions);
        }
    }

    /** La passerelle se trompe de cette façon, une fois sur cinq. */
    public Bilan avec(ReponseEnTrop erreur) throws InterruptedException {
        AtomicInteger rangs = new AtomicInteger();
        return courir((rang, liaison) -> {
            if (rangs.incrementAndGet() % UNE_SUR != 0) {
                liaison.ecrire(ReponseEnTrop.foyer(rang));
                return;
            }
            if (!erreur.donneLeFoyer()) {
                refuses.add(rang);
            }
            erreur.repondre(rang, liaison);
        });
    }

    /** La passerelle ne se trompe jamais : des données, et parfois un 404 de la DGFiP. */
    public Bilan unJourOrdinaire() throws InterruptedException {
        return courir((rang, liaison) -> {
            if (rang % 20 == 0) {
                refuses.add(rang);
                liaison.ecrire(ServeurDirect.reponse(404, "{\"erreur\":{\"code\":\"4101\",\"message\":\"aucun\"}}"));
            } else {
                liaison.ecrire(ReponseEnTrop.foyer(rang));
            }
        });
    }

    /** De même, sans erreur ; chaque personne se demande de deux ressources, qui rendent d'elle le même foyer. */
    public Bilan unJourDeDeuxRessources() throws InterruptedException {
        deuxRessources = true;
        return courir((rang, liaison) -> liaison.ecrire(ReponseEnTrop.foyer(rang)));
    }

    /** Comme un jour ordinaire ; une personne sur cent est le conjoint de la précédente, et une réponse sur deux cents est un 503. */
    public Bilan unJourAvecDesCouples() throws InterruptedException {
        AtomicInteger rangs = new AtomicInteger();
        couples = true;
        return courir((rang, liaison) -> liaison.ecrire(
                rangs.incrementAndGet() % 200 == 50
                        ? ServeurDirect.reponse(503, "")
                        : ReponseEnTrop.foyer(foyerCommun(rang))));
    }

    /** La passerelle donne à chacun les données du précédent, sans une réponse de trop : rien ne le montre. */
    public Bilan avecUnePasserelleQuiIntervertit() throws InterruptedException {
        return courir((rang, liaison) -> liaison.ecrire(ReponseEnTrop.foyer(rang % UNE_SUR == 0 ? rang + 1 : rang)));
    }

    /** Le foyer de cette personne : une sur cent est le conjoint de la précédente. */
    private static int foyerCommun(int rang) {
        return rang % 100 == 1 ? rang - 1 : rang;
    }

    /** Répond à la demande de ce rang. */
    private interface Passerelle {
        void repondre(int rang, ServeurDirect.Liaison liaison) throws IOException;
    }

    private Bilan courir(Passerelle passerelle) throws InterruptedException {
        OkHttpClient.Builder http =
                new OkHttpClient.Builder().connectionPool(new ConnectionPool(fils, 20, TimeUnit.SECONDS));
        if (tls) {
            Certificats.reconnaitre(http);
        }
        if (intercepte) {
            http.addInterceptor((Interceptor) chaine -> chaine.proceed(chaine.request()));
        }
        OkHttpClient confie = http.build();
        confie.dispatcher().setMaxRequestsPerHost(fils);
        ExecutorService executeur = Executors.newFixedThreadPool(fils);
        try (ServeurDirect serveur = tls ? ServeurDirect.enTls() : new ServeurDirect();
                ImpotParticulierClient client =
                        serveur.builder().httpClient(confie).build()) {
            serveur.lecture((demande, liaison) -> {
                int rang = Integer.parseInt(ServeurDirect.spi(demande).substring(3));
                passerelle.repondre(rang, liaison);
            });
            List<Future<Integer>> issues = new ArrayList<>();
            for (int i = 0; i < appels; i++) {
                int rang = i;
                issues.add(executeur.submit(() -> demander(client, rang)));
            }
            return compter(issues, serveur);
        } finally {
            executeur.shutdownNow();
            confie.dispatcher().executorService().shutdown();
            confie.connectionPool().evictAll();
        }
    }

    private static final int ECHEC = -1;

    private int demander(ImpotParticulierClient client, int rang) {
        Usager usager = Usager.parSpi(ServeurDirect.spi(rang));
        try {
            SituationIr assiette = client.irAssiette().pour(usager, 2023);
            SituationIr foyer = deuxRessources ? client.irAssiette().derniereSituation(usager, 2023) : assiette;
            return (int) foyer.rfr().orElseThrow();
        } catch (AppelException e) {
            return ECHEC;
        }
    }

    private Bilan compter(List<Future<Integer>> issues, ServeurDirect serveur) throws InterruptedException {
        int justes = 0;
        int autrui = 0;
        int prevus = 0;
        int indus = 0;
        for (int rang = 0; rang < appels; rang++) {
            int recu = issue(issues.get(rang));
            if (recu == ECHEC) {
                prevus += refuses.contains(rang) ? 1 : 0;
                indus += refuses.contains(rang) ? 0 : 1;
            } else {
                boolean juste = recu == rang || (couples && recu == foyerCommun(rang));
                justes += juste ? 1 : 0;
                autrui += juste ? 0 : 1;
            }
        }
        return new Bilan(justes, autrui, prevus, indus, serveur.lectures.get(), serveur.connexions.get());
    }

    private static int issue(Future<Integer> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
