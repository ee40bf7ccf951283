package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'un corps d'erreur dit, quelle que soit sa forme : celle de la DGFiP, celles de la passerelle (JSON, XML), celle
 * d'OAuth, ou rien.
 *
 * @param code le code d'erreur, s'il y en a un de forme connue
 * @param message le texte du serveur, s'il y en a un
 * @param etranger vrai s'il y a un corps, que ni la DGFiP ni sa passerelle n'écrivent : la page d'un proxy ou d'un pare-feu
 */
record CorpsErreur(@Nullable String code, @Nullable String message, boolean etranger) {
    private static final CorpsErreur MUET = new CorpsErreur(null, null, false);
    private static final CorpsErreur ETRANGER = new CorpsErreur(null, null, true);
    /** Les codes vont dans les messages : rien d'autre que ceux-là, une réponse hostile y mettrait une donnée personnelle. */
    private static final Pattern FORME_CODE = Pattern.compile("[0-9]{3,6}|invalid_client|invalid_grant|invalid_request"
            + "|invalid_scope|invalid_token|insufficient_scope|unauthorized_client|unsupported_grant_type");

    /** En XML, seule la passerelle parle, en six chiffres : une page HTML qui cite 4101 n'est pas la DGFiP. */
    private static final Pattern CODE_XML = Pattern.compile("<(?:\\w{1,20}:)?code>\\s{0,20}([0-9]{6})\\s{0,20}</");

    static CorpsErreur lire(byte[] corps) {
        int debut = 0;
        while (debut < corps.length && corps[debut] <= ' ' && corps[debut] >= 0) {
            debut++;
        }
        if (debut == corps.length) {
            return MUET;
        }
        return corps[debut] == '<' ? xml(corps) : json(corps);
    }

    private static CorpsErreur json(byte[] corps) {
        try {
            ObjetJson objet = ObjetJson.lire(corps);
            for (String enveloppe : new String[] {"erreur", "fault"}) {
                if (objet.get(enveloppe) instanceof ObjetJson interieur) {
                    return new CorpsErreur(
                            code(interieur, "code"), message(interieur, "message", "description"), false);
                }
            }
            String plat = code(objet, "code");
            return new CorpsErreur(
                    plat != null ? plat : code(objet, "error"), message(objet, "message", "error_description"), false);
        } catch (ReponseIllisibleException e) {
            return ETRANGER;
        }
    }

    private static CorpsErreur xml(byte[] corps) {
        Matcher code = CODE_XML.matcher(new String(corps, StandardCharsets.UTF_8));
        return code.find() ? new CorpsErreur(code.group(1), null, false) : ETRANGER;
    }

    private static @Nullable String code(ObjetJson objet, String nom) {
        return objet.simpleSiPossible(nom)
                .filter(texte -> FORME_CODE.matcher(texte).matches())
                .orElse(null);
    }

    private static @Nullable String message(ObjetJson objet, String nom, String autreNom) {
        Optional<String> message = objet.simpleSiPossible(nom);
        return message.or(() -> objet.simpleSiPossible(autreNom)).orElse(null);
    }

    @Override
    public String toString() {
        return "CorpsErreur[" + code + "]";
    }
}
