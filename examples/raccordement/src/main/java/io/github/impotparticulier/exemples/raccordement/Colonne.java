package io.github.impotparticulier.exemples.raccordement;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Les colonnes du fichier ; toutes facultatives, selon les API que l'on emploie. */
enum Colonne {
    NOM("nom", "comment nommer la ligne"),
    PASSERELLE("passerelle", "l'adresse donnée par le portail APIM"),
    CLE("cle", "la clé, ou env:VARIABLE, ou fichier:CHEMIN"),
    SECRET("secret", "le secret, ou env:VARIABLE, ou fichier:CHEMIN"),
    TELESERVICE("teleservice", "l'identifiant que la DGFiP attribue à ce cas d'usage"),
    JETON("jeton", "le jeton de l'API Particulier, ou env:VARIABLE, ou fichier:CHEMIN"),
    SIRET("siret", "de l'administration pour qui l'on demande, exigé avec un jeton"),
    DELEGATION("delegation", "avec un jeton d'éditeur, la délégation à employer"),
    PARTICULIER("particulier", "production, staging, ou une adresse ; production sinon"),
    PORTEES("portees", "celles de l'habilitation, séparées par des espaces ; sinon toutes sont essayées");

    private static final Pattern DIACRITIQUES = Pattern.compile("\\p{Mn}+");

    private final String nom;
    private final String sens;

    Colonne(String nom, String sens) {
        this.nom = nom;
        this.sens = sens;
    }

    String nom() {
        return nom;
    }

    String sens() {
        return sens;
    }

    /** La colonne que cet en-tête nomme, avec ou sans accents et majuscules. */
    static Optional<Colonne> nommee(String entete) {
        String cle = DIACRITIQUES
                .matcher(Normalizer.normalize(entete, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .strip();
        return Stream.of(values()).filter(colonne -> colonne.nom.equals(cle)).findFirst();
    }
}
