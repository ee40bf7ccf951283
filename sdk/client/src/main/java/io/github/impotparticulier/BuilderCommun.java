package io.github.impotparticulier;

import io.github.impotparticulier.appel.EcouteurAppels;
import io.github.impotparticulier.appel.LimiteurAppels;
import io.github.impotparticulier.appel.SourceJetons;
import io.github.impotparticulier.internal.echange.Delais;
import io.github.impotparticulier.internal.echange.Raccord;
import io.github.impotparticulier.internal.echange.Reglages;
import io.github.impotparticulier.internal.echange.Temps;
import io.github.impotparticulier.internal.echange.Verifications;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Les réglages que tous les clients ont.
 *
 * @param <B> le builder
 */
abstract class BuilderCommun<B extends BuilderCommun<B>> {
    private @Nullable OkHttpClient httpClient;
    private Delais delais;
    private int essaisMax = 3;
    private @Nullable LimiteurAppels limiteur;
    private @Nullable EcouteurAppels ecouteur;
    private @Nullable SourceJetons sourceJetons;
    private @Nullable Executor executeur;
    private Temps temps = Temps.REEL;

    BuilderCommun(Delais parDefaut) {
        delais = parDefaut;
    }

    abstract B ceBuilder();

    /**
     * Confie un client HTTP : proxy, certificats, connexions. Le SDK en dérive le sien et ne le ferme pas ; il en
     * remplace les délais, les redirections, le cache, les cookies, les protocoles (HTTP/1.1, TLS 1.2 au moins), l'authentification
     * (sauf celle du proxy, qu'il garde) et les reprises. L'échéance coupe une résolution de nom ({@code dns}) lente, mais ni un
     * {@code proxySelector} qui dort, ni un écouteur qui dort au début de l'appel ({@code callStart}).
     *
     * <p>S'il a des intercepteurs ou un écouteur, les appels passent par les fils de son répartiteur, qui borne alors les appels
     * simultanés (5 par hôte si vous ne le réglez pas) et retient la JVM une minute après le dernier.
     *
     * @param client le vôtre
     * @return ce builder
     */
    public B httpClient(OkHttpClient client) {
        httpClient = Objects.requireNonNull(client, "httpClient");
        return ceBuilder();
    }

    /**
     * Borne la durée d'un appel entier : attente du quota, jeton, repos et essais compris. Rien ne coupe un sélecteur de proxy qui dort,
     * fût-ce celui de la JVM ({@code ProxySelector.getDefault()}), employé si aucun autre n'est confié.
     *
     * @param delai une durée positive, d'un jour au plus
     * @return ce builder
     */
    public B delaiAppel(Duration delai) {
        delais = delais.avecAppel(Verifications.duree(delai, "delaiAppel"));
        return ceBuilder();
    }

    /**
     * Borne la durée d'un essai, c'est-à-dire d'une requête HTTP.
     *
     * @param delai une durée positive, d'un jour au plus
     * @return ce builder
     */
    public B delaiEssai(Duration delai) {
        delais = delais.avecEssai(Verifications.duree(delai, "delaiEssai"));
        return ceBuilder();
    }

    /**
     * Borne la durée d'une connexion. Par défaut, 5 secondes.
     *
     * @param delai une durée positive, d'un jour au plus
     * @return ce builder
     */
    public B delaiConnexion(Duration delai) {
        delais = delais.avecConnexion(Verifications.duree(delai, "delaiConnexion"));
        return ceBuilder();
    }

    /**
     * Borne le nombre d'essais d'un appel. Par défaut, 3 : une panne passagère est refaite deux fois, après un repos au hasard ou celui que
     * le serveur demande, dans la limite de l'échéance. Un budget empêche ces reprises de multiplier le trafic d'une panne qui dure ; une
     * connexion gardée au repos que le serveur avait quittée n'est pas une panne : une fois par appel, il n'en paie rien.
     *
     * @param nombre de 1, sans reprise, à 10
     * @return ce builder
     */
    public B essaisMax(int nombre) {
        if (nombre < 1 || nombre > 10) {
            throw new IllegalArgumentException("essaisMax : donnez un nombre de 1 à 10.");
        }
        essaisMax = nombre;
        return ceBuilder();
    }

    /**
     * Remplace le limiteur du SDK : pour un quota partagé entre plusieurs processus. Les pauses que l'API Particulier demande après un refus
     * sont respectées de toute façon, par chaque client.
     *
     * @param nouveau le vôtre ; plusieurs clients peuvent se le partager
     * @return ce builder
     */
    public B limiteur(LimiteurAppels nouveau) {
        limiteur = Objects.requireNonNull(nouveau, "limiteur");
        return ceBuilder();
    }

    /**
     * Reçoit la fin de chaque requête, demandes de jeton comprises, pour vos mesures et votre journal des accès. Dans le fil de
     * l'appel (un fil du SDK pour un jeton) : rendez la main vite, l'échéance ne le coupe pas.
     *
     * @param nouveau le vôtre
     * @return ce builder
     */
    public B ecouteur(EcouteurAppels nouveau) {
        ecouteur = Objects.requireNonNull(nouveau, "ecouteur");
        return ceBuilder();
    }

    /**
     * Remplace l'origine des jetons de l'application, que plusieurs processus peuvent ainsi se partager.
     *
     * @param nouvelle la vôtre
     * @return ce builder
     */
    public B sourceJetons(SourceJetons nouvelle) {
        sourceJetons = Objects.requireNonNull(nouvelle, "sourceJetons");
        return ceBuilder();
    }

    /**
     * Remplace les fils où se font les appels asynchrones ({@code async}) : des fils virtuels là où il y en a, ou un exécuteur qui
     * transmet votre contexte de journalisation. Le SDK ne le ferme pas ; 64 requêtes au plus sont en route à la fois.
     *
     * @param nouvel le vôtre
     * @return ce builder
     */
    public B executeur(Executor nouvel) {
        executeur = Objects.requireNonNull(nouvel, "executeur");
        return ceBuilder();
    }

    B temps(Temps nouveau) {
        temps = nouveau;
        return ceBuilder();
    }

    /** Sans vérification : les essais n'attendent pas. */
    B delais(Delais nouveaux) {
        delais = nouveaux;
        return ceBuilder();
    }

    final Temps temps() {
        return temps;
    }

    final Delais delais() {
        return delais;
    }

    final int essaisMax() {
        return essaisMax;
    }

    final @Nullable LimiteurAppels limiteur() {
        return limiteur;
    }

    final @Nullable SourceJetons sourceJetons() {
        return sourceJetons;
    }

    final Reglages reglages(Raccord raccord) {
        return new Reglages(raccord, httpClient, executeur, delais, essaisMax, limiteur, ecouteur, temps);
    }
}
