package io.github.impotparticulier.bacasable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import mockwebserver3.RecordedRequest;

/**
 * Une autre API derrière la passerelle du bac à sable, dont il ne connaît pas les messages : Infinoé, par exemple. Il contrôle ce qui est de
 * la passerelle (jeton, portée, identifiant de corrélation) et les en-têtes qu'on lui dit requis, garde ce qu'il reçoit
 * ({@link BacASable#messagesRecus()}), et répond ce qu'on lui dit. Rien de plus n'est joué : la DGFiP ne publie ni chemins ni messages.
 *
 * <pre>{@code
 * BacASable bac = BacASable.builder()
 *         .autreApi(AutreApiServie.de("/infinoe", "portee_fictive").avecEntetesRequis("X-Identifiant"))
 *         .demarrer();
 * }</pre>
 *
 * <p>Les {@link Panne pannes} la frappent comme les autres : {@link Panne#coupure()} avant qu'elle ne reçoive rien, les fautes de la
 * passerelle de même, {@link Panne#coupureEnCoursDeReponse()} quand elle répond, {@link Panne#coupureApresReception()} quand elle a reçu et
 * ne répondra pas. Immuable : chaque méthode {@code avec…} rend une autre valeur.
 */
public final class AutreApiServie {
    private static final Pattern BASE = Pattern.compile("(/[A-Za-z0-9._~-]+)+");
    private static final Set<String> METHODES = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final String base;
    private final Set<String> perimetres;
    private final List<String> entetesRequis;
    private final Reponse reponse;

    private AutreApiServie(String base, Set<String> perimetres, List<String> entetesRequis, Reponse reponse) {
        this.base = base;
        this.perimetres = perimetres;
        this.entetesRequis = entetesRequis;
        this.reponse = reponse;
    }

    /**
     * Une API qui répond 204, sans contenu.
     *
     * @param base son chemin depuis la racine de la passerelle, sans barre finale ; tout chemin qui le prolonge est servi
     * @param portee la portée que le jeton doit avoir, plusieurs étant séparées par une espace ; vide si tout jeton suffit
     * @return l'API
     * @throws IllegalArgumentException si le chemin est mal formé
     */
    public static AutreApiServie de(String base, String portee) {
        if (!BASE.matcher(base).matches()) {
            throw new IllegalArgumentException("Un chemin de base va de la racine à un mot, sans barre finale");
        }
        Set<String> perimetres = new TreeSet<>(Arrays.asList(portee.strip().split(" +", -1)));
        perimetres.remove("");
        return new AutreApiServie(base, Set.copyOf(perimetres), List.of(), Reponse.sansContenu());
    }

    /**
     * La même, qui refuse (400) tout appel où l'un de ces en-têtes manque.
     *
     * @param noms leurs noms, sans égard à la casse
     * @return une autre API
     */
    public AutreApiServie avecEntetesRequis(String... noms) {
        return new AutreApiServie(base, perimetres, List.of(noms), reponse);
    }

    /**
     * La même, qui répond ceci à tout message qu'elle reçoit.
     *
     * @param statut le statut HTTP, de 200 à 599
     * @param typeMedia le type du corps ; vide s'il n'y en a pas
     * @param corps le corps
     * @return une autre API
     * @throws IllegalArgumentException si le statut sort de ces bornes
     */
    public AutreApiServie avecReponse(int statut, String typeMedia, String corps) {
        if (statut < 200 || statut > 599) {
            throw new IllegalArgumentException("Le statut d'une réponse va de 200 à 599");
        }
        Objects.requireNonNull(corps, "corps");
        Map<String, String> entetes = typeMedia.isEmpty() ? Map.of() : Map.of("Content-Type", typeMedia);
        return new AutreApiServie(base, perimetres, entetesRequis, new Reponse(statut, entetes, corps, null, null));
    }

    boolean sert(List<String> chemin) {
        List<String> segments = ModeleRoute.decouper(base);
        return chemin.size() >= segments.size()
                && chemin.subList(0, segments.size()).equals(segments);
    }

    /** Ce que le journal peut montrer d'une adresse : la base, et rien de ce qui suit. */
    String route(List<String> chemin) {
        return base + "/{…}".repeat(chemin.size() - ModeleRoute.decouper(base).size());
    }

    static Set<String> methodes() {
        return METHODES;
    }

    Set<String> perimetres() {
        return perimetres;
    }

    List<String> entetesManquants(RecordedRequest requete) {
        return entetesRequis.stream()
                .filter(nom -> requete.getHeaders().values(nom).stream().allMatch(String::isBlank))
                .toList();
    }

    Reponse reponse() {
        return reponse;
    }

    /**
     * Le chemin de base.
     *
     * @return un texte pour les messages de diagnostic
     */
    @Override
    public String toString() {
        return "AutreApiServie[" + base + "]";
    }
}
