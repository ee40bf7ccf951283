package io.github.impotparticulier.exemples.raccordement;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.erreur.AppelException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ce que les appels ont appris, vérification par vérification : par portée, par ressource ou par API. */
final class LectureAcces {
    private static final Map<String, String> GUICHETS = Map.of(
            Guichet.IMPOT_PARTICULIER.api(),
            "API Impôt particulier",
            Guichet.R2P.api(),
            "R2P",
            Guichet.SFIP.api(),
            "SFiP",
            Ressources.GUICHET_PARTICULIER,
            Api.PARTICULIER.nom());

    private final Dossier dossier;
    private final List<Tentative> tentatives;

    LectureAcces(Dossier dossier, List<Tentative> tentatives) {
        this.dossier = dossier;
        this.tentatives = tentatives;
    }

    /** Du jeton à l'appel, dans l'ordre. */
    List<Constat> lire() {
        List<Constat> constats = new ArrayList<>();
        for (Verification verification : EnumSet.range(Verification.JETON, Verification.APPEL)) {
            Map<String, Constat> parObjet = new LinkedHashMap<>();
            for (Tentative tentative : tentatives) {
                objet(verification, tentative)
                        .ifPresent(objet -> parObjet.merge(
                                objet,
                                constat(verification, objet, tentative),
                                // Du quota, la dernière réponse dit ce qui reste.
                                (un, autre) -> verification == Verification.QUOTA ? pire(autre, un) : pire(un, autre)));
            }
            constats.addAll(ramasser(verification, List.copyOf(parObjet.values())));
        }
        return constats;
    }

    /** De quoi cette vérification parle à propos de cette tentative ; vide si elle n'en dit rien. */
    private Optional<String> objet(Verification verification, Tentative tentative) {
        Essai<?> essai = tentative.essai();
        return switch (verification) {
            case JETON -> dossier.api() == Api.DGFIP ? Optional.of(essai.portee()) : siRefuse(tentative);
            case IDENTITE ->
                essai.guichet().equals(Guichet.R2P.api()) ? Optional.empty() : Optional.of(nom(essai.guichet()));
            case QUOTA -> Optional.of(nom(essai.guichet()));
            default -> Optional.of(essai.nom());
        };
    }

    /** Le jeton de l'API Particulier est déjà dit ; sauf si une ressource l'a refusé ensuite. */
    private static Optional<String> siRefuse(Tentative tentative) {
        return Regles.lire(tentative).get(Verification.JETON) == Motif.JETON_BON || !tentative.faite()
                ? Optional.empty()
                : Optional.of("à l'appel");
    }

    private static String nom(String guichet) {
        return GUICHETS.getOrDefault(guichet, guichet);
    }

    private Constat constat(Verification verification, String objet, Tentative tentative) {
        Motif motif = Regles.lire(tentative).getOrDefault(verification, Motif.NON_ESSAYE);
        boolean sansTeleservice = verification == Verification.IDENTITE
                && dossier.api() == Api.DGFIP
                && dossier.teleservice().isEmpty();
        Motif exact = sansTeleservice && motif == Motif.IDENTITE_ADMISE ? Motif.TELESERVICE_ABSENT : motif;
        return new Constat(
                verification,
                objet,
                exact,
                precision(verification, exact, tentative, sansTeleservice),
                verification == Verification.APPEL || Conseil.de(exact).isPresent()
                        ? tentative.references()
                        : Map.of());
    }

    private static String precision(
            Verification verification, Motif motif, Tentative tentative, boolean sansTeleservice) {
        if (verification == Verification.QUOTA && motif == Motif.QUOTA_TENU) {
            OptionalInt reste = tentative.quotaRestant();
            return reste.isPresent()
                    ? "Le serveur dit laisser " + Textes.combien(reste.getAsInt(), "requête") + "."
                    : "Le serveur ne dit pas ce qui reste.";
        }
        if (motif == Motif.TELESERVICE_REFUSE) {
            return (sansTeleservice ? "La ligne n'en donne pas. " : "") + "Refus pour "
                    + tentative.essai().nom() + ".";
        }
        return motif == Motif.QUOTA_DEPASSE || motif == Motif.INDISPONIBLE
                ? Stream.concat(
                                tentative
                                        .refus()
                                        .flatMap(AppelException::fournisseur)
                                        .map(fournisseur -> "Côté " + fournisseur + ".")
                                        .stream(),
                                tentative
                                        .refus()
                                        .flatMap(AppelException::delai)
                                        .map(delai -> "Délai demandé : " + Textes.duree(delai) + ".")
                                        .stream())
                        .collect(Collectors.joining(" "))
                : "";
    }

    /** Le plus grave ; à égalité, le premier. */
    private static Constat pire(Constat un, Constat autre) {
        return Stream.of(un, autre).min(Comparator.comparing(Constat::etat)).orElseThrow();
    }

    /** Ce qui n'a pas été essayé tient en une ligne. */
    private static List<Constat> ramasser(Verification verification, List<Constat> constats) {
        List<Constat> essayes = new ArrayList<>();
        List<Constat> autres = new ArrayList<>();
        constats.forEach(constat -> (constat.motif() == Motif.NON_ESSAYE ? autres : essayes).add(constat));
        if (autres.size() == 1) {
            essayes.addAll(autres);
        } else if (!autres.isEmpty()) {
            String objet = essayes.isEmpty() ? "" : "les " + autres.size() + " autres";
            essayes.add(new Constat(verification, objet, Motif.NON_ESSAYE, "", Map.of()));
        }
        return essayes;
    }
}
