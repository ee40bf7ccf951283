package io.github.impotparticulier.exemples.raccordement;

import io.github.impotparticulier.particulier.Environnement;
import io.github.impotparticulier.personne.Siret;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Un jeu d'identifiants, lu, prêt à servir.
 *
 * @param nom celui de la ligne
 * @param api chez qui il vaut
 * @param adresse la racine du serveur
 * @param identifiant la clé, ou le jeton de l'API Particulier
 * @param secret le secret de la clé ; vide pour l'API Particulier
 * @param teleservice l'identifiant de téléservice, s'il y en a un
 * @param siret le destinataire ; vide pour la DGFiP
 * @param delegation la délégation à employer, s'il y en a une
 * @param portees les portées attendues ; vide si la ligne ne les dit pas
 */
record Dossier(
        String nom,
        Api api,
        HttpUrl adresse,
        Secret identifiant,
        Secret secret,
        Optional<Secret> teleservice,
        Optional<Siret> siret,
        Optional<UUID> delegation,
        Set<String> portees) {

    /**
     * Lit les secrets de la ligne, et vérifie ses réglages.
     *
     * @throws ReglageException si la ligne ne permet pas d'appeler
     */
    static Dossier lire(Ligne ligne, Api api, UnaryOperator<@Nullable String> variables) {
        return api == Api.DGFIP ? dgfip(ligne, variables) : particulier(ligne, variables);
    }

    private static Dossier dgfip(Ligne ligne, UnaryOperator<@Nullable String> variables) {
        exiger(ligne, Colonne.PASSERELLE, Colonne.CLE, Colonne.SECRET);
        return new Dossier(
                ligne.nom(),
                Api.DGFIP,
                adresse(secret(ligne, Colonne.PASSERELLE, variables).valeur()),
                secret(ligne, Colonne.CLE, variables),
                secret(ligne, Colonne.SECRET, variables),
                ligne.valeur(Colonne.TELESERVICE).isEmpty()
                        ? Optional.empty()
                        : Optional.of(secret(ligne, Colonne.TELESERVICE, variables)),
                Optional.empty(),
                Optional.empty(),
                portees(ligne, Api.DGFIP));
    }

    private static Dossier particulier(Ligne ligne, UnaryOperator<@Nullable String> variables) {
        exiger(ligne, Colonne.JETON, Colonne.SIRET);
        Optional<Siret> siret = Siret.siBienForme(ligne.valeur(Colonne.SIRET));
        if (siret.isEmpty()) {
            throw new ReglageException(
                    Motif.REGLAGE_REFUSE, "Colonne siret : quatorze chiffres, dont le dernier est une clé.");
        }
        return new Dossier(
                ligne.nom(),
                Api.PARTICULIER,
                adresse(environnement(ligne.valeur(Colonne.PARTICULIER))),
                secret(ligne, Colonne.JETON, variables),
                new Secret(""),
                Optional.empty(),
                siret,
                Optional.of(ligne.valeur(Colonne.DELEGATION))
                        .filter(ecrit -> !ecrit.isEmpty())
                        .map(Dossier::delegation),
                portees(ligne, Api.PARTICULIER));
    }

    private static Secret secret(Ligne ligne, Colonne colonne, UnaryOperator<@Nullable String> variables) {
        return Secret.lire("Colonne " + colonne.nom(), ligne.valeur(colonne), variables);
    }

    private static void exiger(Ligne ligne, Colonne... colonnes) {
        List<String> absentes = new ArrayList<>();
        for (Colonne colonne : colonnes) {
            if (ligne.valeur(colonne).isEmpty()) {
                absentes.add(colonne.nom());
            }
        }
        if (!absentes.isEmpty()) {
            throw new ReglageException(Motif.LIGNE_INCOMPLETE, "Il manque : " + String.join(", ", absentes) + ".");
        }
    }

    private static String environnement(String ecrit) {
        return switch (ecrit.toLowerCase(Locale.ROOT)) {
            case "", "production" -> Environnement.PRODUCTION.adresse();
            case "staging" -> Environnement.STAGING.adresse();
            default -> ecrit;
        };
    }

    /** Le SDK dira mieux ce qu'il refuse ; ceci est de quoi joindre l'hôte. */
    private static HttpUrl adresse(String ecrite) {
        HttpUrl lue = HttpUrl.parse(ecrite.strip());
        if (lue == null) {
            throw new ReglageException(Motif.REGLAGE_REFUSE, "Adresse : commencez par https://, puis l'hôte.");
        }
        return lue;
    }

    private static UUID delegation(String ecrite) {
        try {
            return UUID.fromString(ecrite);
        } catch (IllegalArgumentException e) {
            throw new ReglageException(Motif.REGLAGE_REFUSE, "Colonne delegation : un identifiant de la forme UUID.");
        }
    }

    private static Set<String> portees(Ligne ligne, Api api) {
        Set<String> attendues = new LinkedHashSet<>(ecrites(ligne));
        attendues.retainAll(Ressources.portees(api));
        return attendues;
    }

    /** Le rang de chaque portée qu'aucune ressource n'emploie ; non son nom, qui peut être un secret dans la mauvaise colonne. */
    static List<Integer> porteesInconnues(Ligne ligne) {
        List<String> ecrites = ecrites(ligne);
        return IntStream.range(0, ecrites.size())
                .filter(rang -> !Ressources.estUnePortee(ecrites.get(rang)))
                .mapToObj(rang -> rang + 1)
                .toList();
    }

    private static List<String> ecrites(Ligne ligne) {
        return Stream.of(ligne.valeur(Colonne.PORTEES).split("[\\s,]+", -1))
                .filter(portee -> !portee.isEmpty())
                .toList();
    }

    /** L'adresse, sans ce qui n'est pas l'hôte et le port. */
    String hote() {
        return adresse.scheme() + "://" + adresse.host()
                + (adresse.port() == HttpUrl.defaultPort(adresse.scheme()) ? "" : ":" + adresse.port());
    }

    @Override
    public String toString() {
        return "Dossier[" + nom + ", " + api + "]";
    }
}
