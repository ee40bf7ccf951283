package io.github.impotparticulier.bacasable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/**
 * Un message qu'une {@link AutreApiServie} a reçu : la passerelle l'avait laissé passer. {@link #toString()} n'en montre que la méthode et la
 * taille.
 */
public final class MessageRecu {
    private final String methode;
    private final String chemin;
    private final Map<String, List<String>> entetes;
    private final ByteString corps;

    private MessageRecu(String methode, String chemin, Map<String, List<String>> entetes, ByteString corps) {
        this.methode = methode;
        this.chemin = chemin;
        this.entetes = entetes;
        this.corps = corps;
    }

    static MessageRecu de(RecordedRequest requete) {
        ByteString corps = requete.getBody();
        return new MessageRecu(
                requete.getMethod(),
                requete.getTarget(),
                requete.getHeaders().toMultimap(),
                corps == null ? ByteString.EMPTY : corps);
    }

    /**
     * La méthode HTTP.
     *
     * @return {@code POST}, par exemple
     */
    public String methode() {
        return methode;
    }

    /**
     * Le chemin et les paramètres, tels qu'ils sont venus, encodés.
     *
     * @return depuis la racine de la passerelle
     */
    public String chemin() {
        return chemin;
    }

    /**
     * Les en-têtes.
     *
     * @return leurs valeurs par nom, en minuscules
     */
    public Map<String, List<String>> entetes() {
        return entetes;
    }

    /**
     * Le type du message.
     *
     * @return {@code Content-Type}, ou vide s'il manque
     */
    public Optional<String> typeMedia() {
        return entetes.getOrDefault("content-type", List.of()).stream().findFirst();
    }

    /**
     * Le message, octet pour octet.
     *
     * @return une copie ; vide s'il n'y a pas de corps
     */
    public byte[] corps() {
        return corps.toByteArray();
    }

    /**
     * La méthode et la taille.
     *
     * @return un texte pour les messages de diagnostic, sans contenu
     */
    @Override
    public String toString() {
        return "MessageRecu[" + methode + ", " + corps.size() + " octets]";
    }
}
