package io.github.impotparticulier.internal.echange;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Connection;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * La garde d'une connexion : HTTP/1.1 n'y dit pas à quelle demande une réponse répond, et une réponse de trop y décale toutes les
 * suivantes. Une connexion reprise doit donc montrer que la réponse est venue après la demande ; sinon, elle est coupée.
 *
 * <p>Sans verrou : une connexion n'a qu'un échange à la fois, et tout se fait avant qu'OkHttp la rende. Un autre fil ne peut que la fermer,
 * si elle est au repos.
 */
final class Garde {
    /** Celles des connexions ouvertes, de quelque client que ce soit : un client confié à deux d'entre eux leur en fait partager. */
    private static final ConcurrentMap<Connection, Garde> OUVERTES = new ConcurrentHashMap<>();

    private final Connection connexion;
    private final @Nullable Prise prise;
    private final DejaRendus dejaRendus = new DejaRendus();
    /** Vrai d'un échange fini au suivant : à qui le lève de décider de la connexion, qu'il la reprenne ou la ferme. */
    private final AtomicBoolean auRepos = new AtomicBoolean();

    private boolean reprise;
    private boolean aServi;
    private int lecturesAuDepart;
    private int lecturesAuxEnTetes;
    private boolean premierEnTete;
    private boolean condamnee;

    private Garde(Connection connexion, @Nullable Prise prise) {
        this.connexion = connexion;
        this.prise = prise;
        // Par un proxy SOCKS, OkHttp n'emploie pas nos prises : rien ne se voit, et la connexion ne sert qu'une fois.
        this.condamnee = prise == null;
    }

    /**
     * La garde de cette connexion.
     *
     * @param neuve le socket que l'essai vient d'ouvrir, s'il l'a fait
     */
    static Garde de(Connection connexion, @Nullable Prise neuve) {
        Garde connue = OUVERTES.get(connexion);
        if (connue != null) {
            return connue;
        }
        OUVERTES.values().removeIf(Garde::fermee);
        Garde nouvelle = new Garde(connexion, neuve);
        OUVERTES.put(connexion, nouvelle);
        return nouvelle;
    }

    private boolean fermee() {
        return prise == null ? connexion.socket().isClosed() : prise.isClosed();
    }

    /** Ferme les connexions à ce serveur qui ne servent pas : celles d'un autre n'ont pas à pâtir de ses pannes. */
    static void fermerAuRepos(HttpUrl serveur) {
        for (Garde garde : OUVERTES.values()) {
            if (garde.mene(serveur) && garde.auRepos.compareAndSet(true, false)) {
                // Sans l'oublier : un échange a pu prendre cette connexion et n'être pas encore parti.
                garde.fermer();
            }
        }
    }

    private boolean mene(HttpUrl serveur) {
        HttpUrl adresse = connexion.route().address().url();
        return adresse.port() == serveur.port() && adresse.host().equals(serveur.host());
    }

    /** Ferme la connexion, qui ne sera plus reprise. */
    void couper() {
        auRepos.set(false);
        OUVERTES.remove(connexion, this);
        fermer();
    }

    private void fermer() {
        if (prise != null) {
            prise.couper();
        } else {
            Prise.couper(connexion.socket());
        }
    }

    /** Le premier bloc d'en-têtes est lu : celui de la réponse, ou celui d'une réponse provisoire (1xx), qu'OkHttp ne montre pas. */
    void enTetes() {
        premierEnTete = true;
        lecturesAuxEnTetes = lectures();
    }

    /** Envoie la demande, et lit la réponse en entier si elle n'est pas démesurée. */
    Response echanger(Interceptor.Chain chaine, Essai essai) throws IOException {
        partir(essai);
        Response reponse;
        try {
            reponse = chaine.proceed(essai.adressee(chaine.request()));
        } catch (IOException e) {
            if (reprise && (sansLecture() || e instanceof Decalage || e instanceof ProtocolException)) {
                // Ce qui précède la réponse n'en est pas une.
                throw decalee(essai);
            }
            if (reprise && prise != null && prise.muette()) {
                essai.reprendreAilleurs();
            }
            throw e;
        }
        if (prise != null) {
            prise.attendreReponse(false);
        }
        if (reprise && sansLecture()) {
            throw decalee(essai);
        }
        if (reponse.body().contentLength() < -1) {
            // Ni lire ni fermer un tel corps n'aboutit : la connexion ne serait jamais rendue.
            throw new ProtocolException("Content-Length");
        }
        if (provisoire() || sansLendemain(reponse.code())) {
            condamnee = true;
        }
        if (reprise && estUnAdieu(reponse)) {
            essai.reprendreAilleurs();
        }
        boolean entiere = lire(reponse, essai);
        if (condamnee) {
            // Avant qu'OkHttp ne la rende, où un autre fil la prendrait.
            couper();
        } else if (entiere) {
            auRepos.set(true);
        }
        return reponse;
    }

    private void partir(Essai essai) throws Decalage {
        reprise = aServi;
        aServi = true;
        boolean libre = auRepos.compareAndSet(true, false);
        if (reprise && (!libre || prise == null || prise.octetsEnAttente())) {
            couper();
            essai.rienNEstParti();
            throw new Decalage();
        }
        premierEnTete = false;
        lecturesAuDepart = lectures();
        if (prise != null) {
            prise.ration().echange(essai.octetsMax());
            prise.attendreReponse(true);
            if (reprise) {
                prise.repart();
            }
        }
    }

    private int lectures() {
        return prise == null ? 0 : prise.lectures();
    }

    /** Vrai si les en-têtes, ou ce qui en tient lieu, étaient déjà dans les tampons quand la demande est partie. */
    private boolean sansLecture() {
        return prise != null && (premierEnTete ? lecturesAuxEnTetes : lectures()) == lecturesAuDepart;
    }

    private Decalage decalee(Essai essai) {
        couper();
        essai.douter();
        return new Decalage();
    }

    /** Vrai s'il a fallu lire encore après le premier bloc d'en-têtes : c'était une réponse provisoire. */
    private boolean provisoire() {
        return premierEnTete && lecturesAuxEnTetes != lectures();
    }

    /** Vrai si le serveur quittait une connexion au repos : il le dit sans attendre de demande, et celle-ci l'a croisé. */
    private static boolean estUnAdieu(Response reponse) {
        return reponse.code() == 408 && "close".equalsIgnoreCase(reponse.header("Connection"));
    }

    /** Les réponses dont les serveurs et les proxys se trompent le plus souvent de longueur. */
    private static boolean sansLendemain(int statut) {
        return statut < 200 || statut == 204 || (statut >= 300 && statut < 400) || statut == 401 || statut >= 500;
    }

    /** Lit et juge le corps ; faux s'il est démesuré, et que la suite en reste à lire. */
    private boolean lire(Response reponse, Essai essai) {
        try {
            BufferedSource source = reponse.body().source();
            Ration ration = prise == null ? null : prise.ration();
            if (new LectureDuCorps(source, ration).depasse(ReponseRecue.octetsMax(reponse.code(), essai))) {
                return false;
            }
            boolean donnees = reponse.code() == 200;
            if (source.getBuffer().size() == 0 ? donnees : !objetJson(source, reponse)) {
                condamnee = true;
            }
            Requete requete = essai.requete();
            if (donnees && requete != null && dejaRendus.redit(source.getBuffer(), requete)) {
                condamnee = true;
                essai.douter();
            }
        } catch (IOException | RuntimeException e) {
            // Relire un corps rompu pourrait donner autre chose.
            essai.corpsRompu(e);
            condamnee = true;
        }
        return true;
    }

    /** Un corps qui n'est pas de l'API vient d'un intermédiaire, dont on ne sait pas comment il tient ses connexions. */
    private static boolean objetJson(BufferedSource source, Response reponse) {
        if (reponse.header("Content-Encoding") != null) {
            return true;
        }
        long taille = Math.min(source.getBuffer().size(), 64);
        for (long i = 0; i < taille; i++) {
            byte octet = source.getBuffer().getByte(i);
            if (octet == '{') {
                return true;
            }
            // Un blanc, ou la marque d'ordre des octets.
            if (octet > ' ') {
                return false;
            }
        }
        return false;
    }
}
