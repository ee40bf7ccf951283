package io.github.impotparticulier.autre;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'une autre API a répondu : un statut, des en-têtes, des octets, dont le SDK ne comprend rien. Un refus de l'API elle-même (4xx, 5xx)
 * est une réponse comme une autre : lisez {@link #statut()}.
 *
 * <p>Immuable ; égale à une autre de même contenu. {@link #toString()} ne montre que le statut.
 */
public final class ReponseAutreApi {
    private final int statut;
    private final Map<String, List<String>> entetes;
    private final byte[] corps;
    private final @Nullable String idCorrelation;

    private ReponseAutreApi(
            int statut, Map<String, List<String>> entetes, byte[] corps, @Nullable String idCorrelation) {
        this.statut = statut;
        this.entetes = entetes;
        this.corps = corps;
        this.idCorrelation = idCorrelation;
    }

    /**
     * {@return une réponse} Le SDK fait les siennes ainsi, et vos tests peuvent en faire.
     *
     * @param statut le statut HTTP
     * @param entetes les en-têtes, par nom, sans égard à la casse
     * @param corps le corps, vide s'il n'y en a pas
     * @param idCorrelation l'identifiant de corrélation de la requête, ou {@code null}
     */
    public static ReponseAutreApi de(
            int statut, Map<String, List<String>> entetes, byte[] corps, @Nullable String idCorrelation) {
        Map<String, List<String>> copie = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        entetes.forEach((nom, valeurs) ->
                copie.computeIfAbsent(nom, nouveau -> new ArrayList<>()).addAll(valeurs));
        copie.replaceAll((nom, valeurs) -> List.copyOf(valeurs));
        return new ReponseAutreApi(statut, Collections.unmodifiableMap(copie), corps.clone(), idCorrelation);
    }

    /** {@return le statut HTTP ; une redirection (3xx) n'a pas été suivie} */
    public int statut() {
        return statut;
    }

    /** {@return vrai si le statut dit un succès (2xx)} */
    public boolean reussie() {
        return statut >= 200 && statut < 300;
    }

    /** {@return les en-têtes, par nom, sans égard à la casse} */
    public Map<String, List<String>> entetes() {
        return entetes;
    }

    /**
     * {@return la première valeur d'un en-tête ; vide s'il n'est pas là}
     *
     * @param nom son nom, sans égard à la casse
     */
    public Optional<String> entete(String nom) {
        List<String> valeurs = entetes.get(Objects.requireNonNull(nom, "nom"));
        return valeurs == null || valeurs.isEmpty() ? Optional.empty() : Optional.of(valeurs.get(0));
    }

    /** {@return une copie du corps, décompressé mais jamais transcodé ; sans octet s'il n'y en a pas} */
    public byte[] corps() {
        return corps.clone();
    }

    /** {@return l'identifiant de corrélation de la requête, à donner au support ; vide s'il n'est pas connu} */
    public Optional<String> idCorrelation() {
        return Optional.ofNullable(idCorrelation);
    }

    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof ReponseAutreApi reponse
                && statut == reponse.statut
                && entetes.equals(reponse.entetes)
                && Arrays.equals(corps, reponse.corps)
                && Objects.equals(idCorrelation, reponse.idCorrelation);
    }

    @Override
    public int hashCode() {
        return Objects.hash(statut, entetes, Arrays.hashCode(corps), idCorrelation);
    }

    /** {@return le statut seul} */
    @Override
    public String toString() {
        return "ReponseAutreApi[HTTP " + statut + "]";
    }
}
