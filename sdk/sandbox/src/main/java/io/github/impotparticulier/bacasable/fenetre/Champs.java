package io.github.impotparticulier.bacasable.fenetre;

import java.util.OptionalInt;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.ByteString;

/** Les champs d'un formulaire soumis ; un champ laissé en blanc n'y est pas. */
final class Champs {
    private final HttpUrl lus;

    private Champs(HttpUrl lus) {
        this.lus = lus;
    }

    /** Un formulaire s'encode comme les paramètres d'une adresse, qu'OkHttp sait lire. */
    static Champs de(RecordedRequest requete) {
        ByteString corps = requete.getBody();
        return new Champs(new HttpUrl.Builder()
                .scheme("http")
                .host("localhost")
                .encodedQuery(corps == null ? "" : corps.utf8())
                .build());
    }

    String texte(String nom) {
        String texte = lus.queryParameter(nom);
        return texte == null ? "" : texte.strip();
    }

    /**
     * Un nombre que l'on peut ne pas donner.
     *
     * @throws IllegalArgumentException si ce n'en est pas un
     */
    OptionalInt nombre(String nom, String libelle) {
        String texte = texte(nom);
        if (texte.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!texte.matches("[0-9]{1,8}")) {
            throw new IllegalArgumentException("« " + libelle + " » attend un nombre entier, de 8 chiffres au plus");
        }
        return OptionalInt.of(Integer.parseInt(texte));
    }
}
