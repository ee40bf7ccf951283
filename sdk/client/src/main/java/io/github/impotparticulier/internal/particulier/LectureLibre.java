package io.github.impotparticulier.internal.particulier;

import io.github.impotparticulier.internal.echange.Parametre;
import io.github.impotparticulier.internal.texte.Formes;
import io.github.impotparticulier.particulier.ReponseLibre;
import io.github.impotparticulier.personne.JetonFranceConnect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** La lecture d'un chemin que le SDK ne connaît pas encore : mêmes jeton, destinataire, règles et erreurs que les autres. */
public final class LectureLibre {
    /** Aucun chiffre hors de la version : le gabarit d'une route n'a rien de personnel. */
    private static final Pattern CHEMIN = Pattern.compile("/v[0-9]{1,2}(/[a-z][a-z_]{0,60}){1,5}");

    private static final String FIN_FRANCE_CONNECT = "/france_connect";

    /** Ce qui désigne une personne. */
    private static final Set<String> IDENTITE = Set.of(
            "nomNaissance",
            "nomUsage",
            "prenoms[]",
            "anneeDateNaissance",
            "moisDateNaissance",
            "jourDateNaissance",
            "sexeEtatCivil",
            "codeCogInseePaysNaissance",
            "codeCogInseeCommuneNaissance",
            "nomCommuneNaissance",
            "codeCogInseeDepartementNaissance",
            "ine",
            "identifiant");

    private LectureLibre() {}

    public static ReponseLibre lire(
            LecteurParticulier lecteur, String chemin, Map<String, ?> donnes, @Nullable JetonFranceConnect jeton) {
        if (!CHEMIN.matcher(Objects.requireNonNull(chemin, "chemin")).matches()) {
            throw Formes.invalide("Chemin mal formé : donnez-le depuis la version, sans paramètres, par exemple"
                    + " /v3/gip_mds/service_civique/identite.");
        }
        if (chemin.endsWith(FIN_FRANCE_CONNECT) != (jeton != null)) {
            throw Formes.invalide(
                    "Un chemin en /france_connect se lit avec le jeton FranceConnect de la personne, et lui seul.");
        }
        if (donnes.containsKey("token")) {
            throw Formes.invalide("Un jeton ne se met pas dans une adresse, que tout journalise : le client le donne.");
        }
        List<Parametre> parametres = parametres(donnes);
        if (jeton != null && parametres.stream().anyMatch(donne -> IDENTITE.contains(donne.nom()))) {
            throw Formes.invalide(
                    "Le jeton FranceConnect dit seul de qui il s'agit, et le serveur ignorerait l'identité donnée avec lui :"
                            + " ne la donnez pas.");
        }
        return lecteur.envoyer(
                "lire", chemin, parametres, List.of(), jeton, reponse -> new ReponseLibre(reponse.json()));
    }

    private static List<Parametre> parametres(Map<String, ?> donnes) {
        List<Parametre> parametres = new ArrayList<>();
        donnes.forEach((nom, valeur) -> {
            if (valeur instanceof List<?> liste) {
                String pluriel = nom.endsWith("[]") ? nom : nom + "[]";
                if (liste.isEmpty()) {
                    throw Formes.invalide("Une liste est vide : un paramètre inconnu se tait.");
                }
                liste.forEach(element -> parametres.add(new Parametre(pluriel, texte(element))));
            } else {
                parametres.add(new Parametre(nom, texte(valeur)));
            }
        });
        return parametres;
    }

    private static String texte(@Nullable Object valeur) {
        if (valeur instanceof String ecrit) {
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(ecrit)) {
                throw Formes.invalide("Une valeur n'est pas un texte Unicode : elle partirait autre qu'elle n'est.");
            }
            return ecrit;
        }
        if (valeur instanceof Integer || valeur instanceof Long || valeur instanceof Boolean) {
            return valeur.toString();
        }
        throw Formes.invalide(
                "Un paramètre n'est ni un texte, ni un entier, ni un booléen, ni une liste : donnez-le comme il s'écrit, ou taisez-le.");
    }
}
