package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.internal.echange.Reponse;
import io.github.impotparticulier.internal.json.ObjetJson;
import io.github.impotparticulier.internal.texte.MarqueDOrdre;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'un corps d'erreur dit, quelle que soit sa forme : celle de la DGFiP, celles de la passerelle (JSON, XML), celle
 * d'OAuth, ou rien.
 *
 * @param voix qui l'a écrit, d'après sa forme
 * @param code le code d'erreur, s'il est connu
 * @param codeInconnu vrai s'il en porte un, que l'on ne connaît pas : il peut être n'importe quoi
 * @param message le texte du serveur, s'il y en a un
 * @param prochainAcces quand la passerelle dit que le quota se rouvrira, tel qu'elle l'écrit
 */
record CorpsErreur(
        Voix voix,
        @Nullable String code,
        boolean codeInconnu,
        @Nullable String message,
        @Nullable String prochainAcces) {
    /** Qui parle. */
    enum Voix {
        /** Personne : il n'y a pas de corps. */
        MUETTE,
        /** Ni la DGFiP ni sa passerelle : la page d'un proxy ou d'un pare-feu, ou un corps qui ne se lit pas. */
        ETRANGERE,
        /** Du JSON qui ne dit pas d'erreur. */
        QUELCONQUE,
        DGFIP,
        PASSERELLE
    }

    private static final CorpsErreur MUET = new CorpsErreur(Voix.MUETTE, null, false, null, null);
    private static final CorpsErreur ETRANGER = new CorpsErreur(Voix.ETRANGERE, null, false, null, null);

    /** En XML, seule la passerelle parle : une page HTML qui cite 4101 n'est pas la DGFiP. */
    private static final Pattern FAUTE_XML = Pattern.compile("<(?:\\w{1,20}:)?fault[\\s>]");

    private static final Pattern CODE_XML = Pattern.compile("<(?:\\w{1,20}:)?code>\\s{0,20}([0-9]{3,6})\\s{0,20}</");
    private static final Pattern ACCES_XML = Pattern.compile("<(?:\\w{1,20}:)?nextAccessTime>([^<]{1,60})</");

    static CorpsErreur lire(Reponse reponse) {
        if (reponse.corpsPerdu()) {
            return ETRANGER;
        }
        byte[] corps = reponse.corps();
        int debut = debut(corps);
        if (debut == corps.length) {
            return MUET;
        }
        return corps[debut] == '<' ? xml(corps, reponse.statut()) : json(reponse);
    }

    /** Le rang du premier octet qui n'est ni un blanc, ni de la marque d'ordre des octets. */
    static int debut(byte[] corps) {
        int debut = 0;
        while (debut < corps.length) {
            boolean blanc = corps[debut] <= ' ' && corps[debut] >= 0;
            int apres = blanc ? debut + 1 : MarqueDOrdre.apres(corps, debut);
            if (apres == debut) {
                return debut;
            }
            debut = apres;
        }
        return debut;
    }

    private static CorpsErreur json(Reponse reponse) {
        int statut = reponse.statut();
        try {
            ObjetJson objet = reponse.json();
            if (objet.get("erreur") instanceof ObjetJson interieur) {
                return de(Voix.DGFIP, simple(interieur, "code"), interieur, objet, statut);
            }
            if (objet.get("fault") instanceof ObjetJson interieur) {
                return de(Voix.PASSERELLE, simple(interieur, "code"), interieur, objet, statut);
            }
            String plat = simple(objet, "code");
            String code = plat != null ? plat : simple(objet, "error");
            return de(code == null ? Voix.QUELCONQUE : Voix.PASSERELLE, code, objet, objet, statut);
        } catch (ReponseIllisibleException e) {
            return ETRANGER;
        }
    }

    private static CorpsErreur xml(byte[] corps, int statut) {
        String texte = new String(corps, StandardCharsets.UTF_8);
        if (!FAUTE_XML.matcher(texte).find()) {
            return ETRANGER;
        }
        Matcher code = CODE_XML.matcher(texte);
        Matcher acces = ACCES_XML.matcher(texte);
        String lu = code.find() ? code.group(1) : null;
        String prochainAcces = acces.find() ? acces.group(1).strip() : null;
        return CodesConnus.deLaDgfip(lu)
                // La DGFiP ne parle pas XML.
                ? new CorpsErreur(Voix.PASSERELLE, null, true, null, prochainAcces)
                : avecCode(Voix.PASSERELLE, lu, null, prochainAcces, statut);
    }

    private static CorpsErreur de(Voix voix, @Nullable String code, ObjetJson objet, ObjetJson racine, int statut) {
        Optional<String> message = objet.simpleSiPossible("message")
                .or(() -> objet.simpleSiPossible("description"))
                .or(() -> objet.simpleSiPossible("error_description"));
        Optional<String> acces =
                objet.simpleSiPossible("nextAccessTime").or(() -> racine.simpleSiPossible("nextAccessTime"));
        return avecCode(voix, code, message.orElse(null), acces.orElse(null), statut);
    }

    private static CorpsErreur avecCode(
            Voix voix, @Nullable String code, @Nullable String message, @Nullable String acces, int statut) {
        if (code == null) {
            return new CorpsErreur(voix, null, false, message, acces);
        }
        if (code.equals(Integer.toString(statut))) {
            // Un statut redit n'est pas un code : la DGFiP n'en a pas de trois chiffres, c'est la passerelle qui parle.
            return new CorpsErreur(Voix.PASSERELLE, null, false, message, acces);
        }
        if (!CodesConnus.contient(code)) {
            return new CorpsErreur(voix, null, true, message, acces);
        }
        return new CorpsErreur(CodesConnus.deLaDgfip(code) ? Voix.DGFIP : Voix.PASSERELLE, code, false, message, acces);
    }

    private static @Nullable String simple(ObjetJson objet, String nom) {
        return objet.simpleSiPossible(nom).orElse(null);
    }

    /** Vrai si ni l'API ni sa passerelle ne l'ont écrit. */
    boolean etranger() {
        return voix == Voix.ETRANGERE;
    }

    /** Vrai s'il porte un code, connu ou non. */
    boolean porteUnCode() {
        return code != null || codeInconnu;
    }

    /** Vrai si la DGFiP elle-même dit la cause, par un code. */
    boolean parLaDgfip() {
        return voix == Voix.DGFIP && porteUnCode();
    }

    @Override
    public String toString() {
        return "CorpsErreur[" + voix + ", " + code + "]";
    }
}
