package io.github.impotparticulier.particulier;

import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.internal.json.ObjetJson;
import io.github.impotparticulier.internal.texte.DateEcrite;
import io.github.impotparticulier.personne.DateNaissance;
import io.github.impotparticulier.personne.Sexe;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Ce que partagent les données de l'API Particulier : les champs reçus, connus de cette version ou non, et de quoi savoir lesquels ont été
 * fournis.
 *
 * <p>Un champ se nomme comme la réponse le nomme, en minuscules et soulignés. Deux données sont égales quand leurs champs non nuls le sont.
 */
public abstract class DonneesParticulier extends Donnees {
    final ObjetJson json;

    DonneesParticulier(ObjetJson json) {
        super(json);
        this.json = json;
    }

    /**
     * {@return vrai si la réponse porte ce champ, fût-il nul ; faux si elle ne le porte pas, parce que la portée qui le donne n'a pas été
     * accordée}
     *
     * <p>Un champ fourni et pourtant vide à la lecture n'est pas connu du fournisseur. Un bloc nul fournit ses champs, aussi inconnus que
     * lui. Un élément d'une liste répond lui-même pour ses champs.
     *
     * @param chemin le nom du champ, ou son chemin : {@code "quotient_familial.valeur"}
     */
    public final boolean estFourni(String chemin) {
        return porte(json, Objects.requireNonNull(chemin, "chemin"));
    }

    private static boolean porte(ObjetJson objet, String chemin) {
        int point = chemin.indexOf('.');
        if (point < 0 || objet.porte(chemin)) {
            return objet.porte(chemin);
        }
        String bloc = chemin.substring(0, point);
        Object contenu = objet.get(bloc);
        return contenu instanceof ObjetJson interieur
                ? porte(interieur, chemin.substring(point + 1))
                : contenu == null && objet.porte(bloc);
    }

    /** Un bloc ; sans champ s'il n'est pas fourni ou s'il est nul. */
    final ObjetJson bloc(String nom) {
        return json.objet(nom).orElse(ObjetJson.vide());
    }

    /** Une date de naissance ; ce qui n'en est pas une ne fait rien savoir. */
    final Optional<DateNaissance> naissance(String nom) {
        return json.texte(nom)
                .flatMap(DateEcrite::lire)
                .filter(date -> !date.equals(DateEcrite.INCONNUE))
                .map(date -> DateNaissance.de(date.annee(), date.mois(), date.jour()));
    }

    /** Le sexe, que chaque fournisseur écrit à sa façon ; vide s'il est écrit autrement. */
    final Optional<Sexe> sexe(String nom) {
        return json.texte(nom).flatMap(texte -> switch (texte.toUpperCase(Locale.ROOT)) {
            case "M", "MASCULIN" -> Optional.of(Sexe.MASCULIN);
            case "F", "FÉMININ", "FEMININ" -> Optional.of(Sexe.FEMININ);
            default -> Optional.empty();
        });
    }
}
