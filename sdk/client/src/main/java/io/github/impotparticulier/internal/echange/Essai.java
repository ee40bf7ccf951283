package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.Circonstances;
import java.io.IOException;
import java.net.Proxy;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Le cadre d'un essai, c'est-à-dire d'une requête HTTP : ses bornes, qui l'attend, et la connexion qu'il aura employée. */
final class Essai {
    /**
     * L'essai de chaque fil qui échange, pour ce qu'OkHttp appelle sans dire pour qui. Une étiquette d'OkHttp chargerait
     * cinquante classes de Kotlin.
     */
    private static final ConcurrentMap<Thread, Essai> EN_COURS = new ConcurrentHashMap<>();

    private final Circonstances circonstances;
    private final Duration delai;
    private final Duration delaiConnexion;
    private final int octetsMax;
    private final Operation operation;
    private final long fin;
    private final @Nullable Requete requete;
    private final boolean connexionNeuve;
    private @Nullable Essai englobant;
    private @Nullable Coupure coupure;
    private volatile @Nullable Call appel;
    private @Nullable HttpUrl adresse;
    private volatile @Nullable Prise seConnecte;
    private volatile @Nullable Garde garde;
    private volatile @Nullable Proxy proxy;
    private boolean partieUneFois;
    private boolean clos;
    private boolean aRenvoyer;
    private boolean douteux;
    private boolean aReprendreAilleurs;
    private @Nullable Exception corpsRompu;

    /**
     * Prépare un essai.
     *
     * @param circonstances l'appel, pour les échecs
     * @param delai la durée maximale de cet essai
     * @param delaiConnexion celle de la connexion, s'il en faut une
     * @param octetsMax la taille maximale d'un corps de données
     * @param operation l'opération dont c'est un essai
     */
    Essai(Circonstances circonstances, Duration delai, Duration delaiConnexion, int octetsMax, Operation operation) {
        this(circonstances, delai, delaiConnexion, octetsMax, operation, null, false);
    }

    /**
     * Prépare l'essai d'une demande.
     *
     * @param circonstances l'appel, pour les échecs
     * @param delai la durée maximale de cet essai
     * @param delaiConnexion celle de la connexion, s'il en faut une
     * @param octetsMax la taille maximale d'un corps de données
     * @param operation l'opération dont c'est un essai
     * @param requete ce qui est demandé, si la réponse porte sur une personne
     * @param connexionNeuve vrai pour ne reprendre aucune connexion
     */
    Essai(
            Circonstances circonstances,
            Duration delai,
            Duration delaiConnexion,
            int octetsMax,
            Operation operation,
            @Nullable Requete requete,
            boolean connexionNeuve) {
        this.circonstances = circonstances;
        this.delai = delai;
        this.delaiConnexion = delaiConnexion;
        this.octetsMax = octetsMax;
        this.operation = operation;
        this.requete = requete;
        this.connexionNeuve = connexionNeuve;
        this.fin = System.nanoTime() + delai.toNanos();
    }

    /** Ce qui en reste, à l'horloge de la machine, en nanosecondes ; négatif après. */
    long reste() {
        return fin - System.nanoTime();
    }

    Circonstances circonstances() {
        return circonstances;
    }

    Duration delai() {
        return delai;
    }

    Duration delaiConnexion() {
        return delaiConnexion;
    }

    int octetsMax() {
        return octetsMax;
    }

    Operation operation() {
        return operation;
    }

    @Nullable
    Requete requete() {
        return requete;
    }

    /** Vrai si la réponse se rend telle quelle, quel qu'en soit le statut. */
    boolean reponseBrute() {
        return requete != null && requete.brute();
    }

    boolean connexionNeuve() {
        return connexionNeuve;
    }

    /** L'essai que fait ce fil ; {@code null} s'il n'en fait pas. */
    static @Nullable Essai duFil() {
        return EN_COURS.get(Thread.currentThread());
    }

    /** L'essai que fait cet appel d'OkHttp, fût-ce dans un fil qu'un intercepteur confié a choisi. */
    static @Nullable Essai de(Call appel) {
        Essai duFil = duFil();
        return duFil != null ? duFil : appel.request().tag(Essai.class);
    }

    /** Ce fil échange désormais pour cet essai ; il peut en avoir un autre en cours, si un intercepteur confié appelle le SDK. */
    void entrer(@Nullable Coupure nouvelle) {
        coupure = nouvelle;
        englobant = EN_COURS.put(Thread.currentThread(), this);
    }

    void sortir() {
        if (englobant == null) {
            EN_COURS.remove(Thread.currentThread());
        } else {
            EN_COURS.put(Thread.currentThread(), englobant);
        }
    }

    /**
     * Cette requête, sans son adresse : il la garde, et l'y remet quand elle part. Un agent de supervision a pu mettre ses intercepteurs dans
     * le client HTTP après nous ; celle qu'ils voient ne dit rien de personne.
     */
    Request taire(Request.Builder requete, HttpUrl racine) {
        adresse = requete.build().url();
        return requete.url(racine).build();
    }

    /** Cette requête, telle qu'elle doit partir. */
    Request adressee(Request presque) {
        HttpUrl tue = adresse;
        return tue == null ? presque : presque.newBuilder().url(tue).build();
    }

    /** L'appel d'OkHttp qui le fait désormais. */
    void suivre(Call nouveau) {
        appel = nouveau;
        if (operation.perdue()) {
            nouveau.cancel();
        }
    }

    /**
     * Coupe l'échange, d'un autre fil. La prise qui se connecte est fermée elle aussi : entre la connexion et la liaison TLS, OkHttp
     * n'a rien à couper, et n'essaie qu'une fois.
     */
    void couper() {
        Call enCours = appel;
        if (enCours != null) {
            enCours.cancel();
        }
        Prise ouverte = seConnecte;
        if (ouverte != null) {
            ouverte.couper();
        }
    }

    /** Cette prise va se connecter. */
    void seConnecte(Prise prise) throws IOException {
        seConnecte = prise;
        if (operation.perdue()) {
            prise.couper();
            throw new SocketException("renoncement");
        }
    }

    /** La prise va porter une liaison TLS. */
    void seLieEnTls() {
        Prise ouverte = seConnecte;
        if (ouverte != null) {
            ouverte.ration().liaisonTls();
        }
    }

    /** Il va se connecter par là, si aucune connexion n'est à reprendre. */
    void passePar(Proxy nouveau) {
        proxy = nouveau;
    }

    /** Le proxy qu'il emploie ou allait employer, d'aucune sorte s'il va tout droit ; {@code null} s'il n'a pas eu à se connecter. */
    @Nullable
    Proxy proxy() {
        return proxy;
    }

    /** Ce qui reste à cet essai, pour une lecture pendant que la connexion s'ouvre. */
    int millisRestantes() throws IOException {
        long reste = TimeUnit.NANOSECONDS.toMillis(reste());
        if (operation.perdue()) {
            throw new SocketException("renoncement");
        }
        if (reste <= 0) {
            throw new SocketTimeoutException();
        }
        return (int) Math.min(reste, Integer.MAX_VALUE);
    }

    /**
     * La requête va partir par cette connexion, dont voici la garde. Un intercepteur confié peut la refaire : ce qui s'est dit de la
     * précédente ne vaut plus.
     */
    Garde part(Connection employee) {
        Prise neuve = seConnecte;
        seConnecte = null;
        if (neuve != null) {
            neuve.ouverte();
        }
        aRenvoyer = false;
        douteux = false;
        aReprendreAilleurs = false;
        corpsRompu = null;
        Garde nouvelle = Garde.de(employee, neuve);
        garde = nouvelle;
        Coupure oreille = coupure;
        if (oreille != null) {
            // Se connecter a pu lire un fichier, et rendre le fil sourd.
            oreille.ecouter();
        }
        return nouvelle;
    }

    /**
     * La demande va partir, et ne part qu'une fois si elle est de celles-là.
     *
     * @throws IOException si c'est fait, ou que l'on y a renoncé
     */
    void partirUneFois() throws IOException {
        if (requete == null || !requete.unique()) {
            return;
        }
        synchronized (this) {
            if (clos || partieUneFois || !operation.laisserPartir(circonstances)) {
                throw new SocketException("une seule fois");
            }
            partieUneFois = true;
        }
    }

    /** Vrai si la demande est partie, ou en a été tout près. D'une demande qui ne part qu'une fois, faux est sûr : elle ne partira plus. */
    boolean partie() {
        if (requete == null || !requete.unique()) {
            return garde != null;
        }
        synchronized (this) {
            clos = true;
            return partieUneFois;
        }
    }

    /** La garde de la connexion employée ; {@code null} tant que la requête n'est pas près de partir. */
    @Nullable
    Garde garde() {
        return garde;
    }

    /** La connexion reprise n'était plus sûre, et rien n'est parti : le même essai peut se faire par une autre. */
    void rienNEstParti() {
        garde = null;
        aRenvoyer = true;
    }

    /** Vrai, une fois, s'il faut l'envoyer par une connexion neuve. */
    boolean aRenvoyer() {
        boolean oui = aRenvoyer;
        aRenvoyer = false;
        return oui;
    }

    /** La réponse n'est peut-être pas celle de cette demande. */
    void douter() {
        douteux = true;
    }

    boolean douteux() {
        return douteux;
    }

    /** La connexion reprise était perdue : cela ne dit rien de la passerelle. */
    void reprendreAilleurs() {
        aReprendreAilleurs = true;
    }

    boolean aReprendreAilleurs() {
        return aReprendreAilleurs;
    }

    /** Le corps n'a pu être lu en entier. */
    void corpsRompu(Exception panne) {
        corpsRompu = panne;
    }

    @Nullable
    Exception corpsRompu() {
        return corpsRompu;
    }

    /** Ferme la connexion : qui a rendu les données d'un autre en a peut-être d'autres en attente. */
    void couperConnexion() {
        Garde employee = garde;
        if (employee != null) {
            employee.couper();
        }
    }
}
