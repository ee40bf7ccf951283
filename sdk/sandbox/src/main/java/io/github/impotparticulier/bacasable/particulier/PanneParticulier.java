package io.github.impotparticulier.bacasable.particulier;

import io.github.impotparticulier.bacasable.commun.BornesDePanne;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;

/**
 * Ce qui peut aller mal à API Particulier, à provoquer dans ses propres tests.
 *
 * <pre>{@code
 * bac.panne(PanneParticulier.de(IncidentFournisseur.SANS_REPONSE), 2); // les deux prochains appels
 * bac.panne(PanneParticulier.quotaDepasse(Duration.ofSeconds(2)));     // jusqu'à bac.retablir()
 * }</pre>
 *
 * <p>Un incident de fournisseur frappe après tous les contrôles des paramètres, le reste après le jeton et ses périmètres ; le contrôle qui
 * échoue avant la panne l'emporte, et ne la compte pas. Immuable.
 *
 * <p>Source : nomenclature des erreurs du serveur public, 2026.
 */
public final class PanneParticulier {
    private static final Duration LENTEUR = Duration.ofSeconds(2);

    private final String nom;
    private final Effet effet;
    private final @Nullable IncidentFournisseur incident;
    private final @Nullable RefusPlateforme refus;
    private final @Nullable Duration delai;
    private final int statut;

    private PanneParticulier(
            String nom,
            Effet effet,
            @Nullable IncidentFournisseur incident,
            @Nullable RefusPlateforme refus,
            @Nullable Duration delai,
            int statut) {
        this.nom = nom;
        this.effet = effet;
        this.incident = incident;
        this.refus = refus;
        this.delai = delai;
        this.statut = statut;
    }

    /**
     * Un incident chez le fournisseur de la ressource demandée.
     *
     * @param incident ce qui lui arrive
     * @return la panne
     */
    public static PanneParticulier de(IncidentFournisseur incident) {
        String nom = incident.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new PanneParticulier(nom, Effet.FOURNISSEUR, Objects.requireNonNull(incident), null, null, 0);
    }

    /**
     * Maintenance annoncée du fournisseur : 503, x020.
     *
     * @param reessayerDans le délai rendu dans {@code meta.retry_in}, en secondes entières
     * @return la panne
     * @throws IllegalArgumentException si le délai est négatif, ou dépasse un jour
     */
    public static PanneParticulier maintenance(Duration reessayerDans) {
        return new PanneParticulier(
                "maintenance",
                Effet.FOURNISSEUR,
                IncidentFournisseur.MAINTENANCE,
                null,
                BornesDePanne.delai(reessayerDans),
                0);
    }

    /**
     * Connexion au fournisseur impossible : 502, 00501, {@code meta.retry_in} de dix secondes.
     *
     * @return la panne
     */
    public static PanneParticulier reseau() {
        return refus("reseau", RefusPlateforme.RESEAU);
    }

    /**
     * Quota du jeton dépassé : 429, 00429.
     *
     * @param reessayerApres le délai de {@code Retry-After}, en secondes entières ; zéro se rencontre
     * @return la panne
     * @throws IllegalArgumentException si le délai est négatif, ou dépasse un jour
     */
    public static PanneParticulier quotaDepasse(Duration reessayerApres) {
        return new PanneParticulier(
                "quota-depasse", Effet.PLATEFORME, null, RefusPlateforme.QUOTA, BornesDePanne.delai(reessayerApres), 0);
    }

    /**
     * Même demande déjà en cours : 409, 00015.
     *
     * @return la panne
     */
    public static PanneParticulier enCours() {
        return refus("en-cours", RefusPlateforme.EN_COURS);
    }

    /**
     * Jeton expiré : 401, 00103.
     *
     * @return la panne
     */
    public static PanneParticulier jetonExpire() {
        return refus("jeton-expire", RefusPlateforme.JETON_EXPIRE);
    }

    /**
     * Jeton révoqué : 401, 00105.
     *
     * @return la panne
     */
    public static PanneParticulier jetonRevoque() {
        return refus("jeton-revoque", RefusPlateforme.JETON_REVOQUE);
    }

    /**
     * Adresse de l'appelant hors de la liste de l'habilitation : 403, 00107.
     *
     * @return la panne
     */
    public static PanneParticulier adresseRefusee() {
        return refus("adresse-refusee", RefusPlateforme.ADRESSE_REFUSEE);
    }

    /**
     * Page HTML de ce qui est devant le serveur, à la place de sa réponse.
     *
     * @param statut son statut HTTP
     * @return la panne
     * @throws IllegalArgumentException si le statut n'est pas de 200 à 599, ou s'il est de ceux qui n'ont pas de corps : 204, 205, 304
     */
    public static PanneParticulier pageHtml(int statut) {
        return new PanneParticulier("page-html", Effet.PAGE, null, null, null, BornesDePanne.statutDePage(statut));
    }

    /**
     * Réponse lente, en temps réel quelle que soit l'horloge du bac à sable : pendant ce délai, la même demande est « en cours ».
     *
     * @param delai l'attente avant la réponse
     * @return la panne
     * @throws IllegalArgumentException si le délai est négatif, ou dépasse un jour
     */
    public static PanneParticulier lenteur(Duration delai) {
        return new PanneParticulier("lenteur", Effet.LENTEUR, null, null, BornesDePanne.delai(delai), 0);
    }

    /**
     * Connexion coupée sans un octet de réponse ; la même demande reste « en cours » une minute.
     *
     * @return la panne
     */
    public static PanneParticulier coupure() {
        return new PanneParticulier("coupure", Effet.COUPURE, null, null, null, 0);
    }

    /**
     * Connexion coupée au milieu du corps ; la même demande reste « en cours » une minute.
     *
     * @return la panne
     */
    public static PanneParticulier coupureEnCoursDeReponse() {
        return new PanneParticulier("coupure-en-cours", Effet.COUPURE_EN_COURS, null, null, null, 0);
    }

    /**
     * La panne qui porte ce nom, pour qui n'écrit pas de Java ; les délais sont ceux par défaut.
     *
     * @param nom un de ceux de {@link #noms()}
     * @return la panne ; vide si aucune ne le porte
     */
    public static Optional<PanneParticulier> nommee(String nom) {
        return toutes().stream().filter(panne -> panne.nom.equals(nom)).findFirst();
    }

    /**
     * Les noms de toutes les pannes.
     *
     * @return des noms en minuscules et traits d'union
     */
    public static List<String> noms() {
        return toutes().stream().map(panne -> panne.nom).toList();
    }

    /**
     * Ce qui va mal, en quelques mots.
     *
     * @return un texte pour les messages de diagnostic
     */
    @Override
    public String toString() {
        return "PanneParticulier[" + nom + "]";
    }

    String nom() {
        return nom;
    }

    boolean apresLesControles() {
        return effet == Effet.FOURNISSEUR || refus == RefusPlateforme.RESEAU;
    }

    String motif() {
        return "Panne demandée : " + nom;
    }

    /** La réponse qui remplace celle du service ; vide si la panne ne fait que la déranger. */
    Optional<ReponseParticulier> reponse(Ressource ressource, Generation generation, Instant maintenant) {
        return switch (effet) {
            case FOURNISSEUR -> Optional.of(chezLeFournisseur(ressource, generation));
            case PLATEFORME -> Optional.of(parLaPlateforme(generation, maintenant));
            case PAGE ->
                Optional.of(ReponseParticulier.texte(
                        statut,
                        "text/html;charset=UTF-8",
                        "<!DOCTYPE html><html><head><title>Maintenance</title></head><body></body></html>",
                        null));
            case COUPURE -> Optional.of(ReponseParticulier.aucune(nom));
            case LENTEUR, COUPURE_EN_COURS -> Optional.empty();
        };
    }

    /** Quand la demande cesse d'être « en cours » ; vide si elle le reste jusqu'au bout de sa minute. */
    Optional<Duration> liberation() {
        return switch (effet) {
            case COUPURE, COUPURE_EN_COURS -> Optional.empty();
            case LENTEUR -> Optional.of(Objects.requireNonNull(delai));
            case FOURNISSEUR, PLATEFORME, PAGE -> Optional.of(Duration.ZERO);
        };
    }

    void deranger(MockResponse.Builder http, boolean avecCorps) {
        if (effet == Effet.LENTEUR && delai != null) {
            http.headersDelay(delai.toNanos(), TimeUnit.NANOSECONDS);
        } else if (effet == Effet.COUPURE_EN_COURS) {
            if (avecCorps) {
                http.onResponseBody(new SocketEffect.CloseSocket());
            } else {
                http.onResponseStart(new SocketEffect.CloseSocket());
            }
        }
    }

    private ReponseParticulier chezLeFournisseur(Ressource ressource, Generation generation) {
        Erreur erreur = Objects.requireNonNull(incident).chez(ressource.fournisseur(), generation);
        return ReponseParticulier.refus(List.of(delai == null ? erreur : erreur.avec("retry_in", delai.toSeconds())));
    }

    private ReponseParticulier parLaPlateforme(Generation generation, Instant maintenant) {
        ReponseParticulier reponse =
                ReponseParticulier.refus(List.of(Objects.requireNonNull(refus).selon(generation)));
        return delai == null
                ? reponse
                : reponse.avec(Map.of(
                        "Retry-After",
                        Long.toString(delai.toSeconds()),
                        "RateLimit-Remaining",
                        "0",
                        "RateLimit-Reset",
                        Long.toString(maintenant.plus(delai).getEpochSecond())));
    }

    private static List<PanneParticulier> toutes() {
        List<PanneParticulier> toutes = new ArrayList<>();
        for (IncidentFournisseur incident : IncidentFournisseur.values()) {
            toutes.add(de(incident));
        }
        toutes.addAll(List.of(
                reseau(),
                quotaDepasse(Duration.ofSeconds(1)),
                enCours(),
                jetonExpire(),
                jetonRevoque(),
                adresseRefusee(),
                pageHtml(403),
                lenteur(LENTEUR),
                coupure(),
                coupureEnCoursDeReponse()));
        return toutes;
    }

    private static PanneParticulier refus(String nom, RefusPlateforme refus) {
        return new PanneParticulier(nom, Effet.PLATEFORME, null, refus, null, 0);
    }

    private enum Effet {
        FOURNISSEUR,
        PLATEFORME,
        PAGE,
        LENTEUR,
        COUPURE,
        COUPURE_EN_COURS
    }
}
