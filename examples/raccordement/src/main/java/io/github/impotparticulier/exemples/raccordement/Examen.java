package io.github.impotparticulier.exemples.raccordement;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tout ce qui se vérifie d'une ligne, dans l'ordre ; quoi qu'il arrive, un bilan. */
final class Examen {
    private static final Set<Verification> CHEMIN =
            EnumSet.of(Verification.RESOLUTION, Verification.ROUTE, Verification.TLS);

    private final Moyens moyens;
    private final Sonde sonde;

    /**
     * Prépare des examens.
     *
     * @param sonde ce qui voit le réseau
     */
    Examen(Moyens moyens, Sonde sonde) {
        this.moyens = moyens;
        this.sonde = sonde;
    }

    Bilan examiner(Ligne ligne, Api api) {
        List<Constat> constats = new ArrayList<>();
        String hote = "";
        try {
            Dossier dossier = Dossier.lire(ligne, api, moyens.variables());
            hote = dossier.hote();
            try (Acces acces = ouvrir(dossier)) {
                constats.add(Constat.de(Verification.REGLAGES, Motif.REGLAGES_LUS, ""));
                Dossier.porteesInconnues(ligne).forEach(rang -> constats.add(porteeInconnue(rang)));
                constats.addAll(LectureReseau.lire(sonde.voir(dossier.adresse())));
                constats.addAll(passe(constats) ? acces.essayer() : nonEssayes(Verification.JETON));
            }
        } catch (ReglageException e) {
            constats.add(e.constat());
        } catch (RuntimeException e) {
            // Son message peut citer n'importe quoi.
            constats.add(
                    Constat.de(Verification.APPEL, Motif.DEFAUT, e.getClass().getSimpleName() + "."));
        }
        return new Bilan(ligne.nom(), api, hote, List.copyOf(constats));
    }

    private Acces ouvrir(Dossier dossier) {
        try {
            return dossier.api() == Api.DGFIP ? new AccesDgfip(dossier, moyens) : new AccesParticulier(dossier, moyens);
        } catch (IllegalArgumentException | IllegalStateException e) {
            // Le SDK nomme le réglage qu'il refuse, jamais sa valeur.
            throw new ReglageException(Motif.REGLAGE_REFUSE, String.valueOf(e.getMessage()));
        }
    }

    private static Constat porteeInconnue(int rang) {
        return new Constat(Verification.REGLAGES, "portée " + rang, Motif.PORTEE_HORS_DE_L_OUTIL, "", Map.of());
    }

    /** Le chemin jusqu'au serveur est ouvert ; l'heure seule n'empêche pas d'appeler. */
    private static boolean passe(List<Constat> constats) {
        return constats.stream()
                .filter(constat -> CHEMIN.contains(constat.verification()))
                .noneMatch(constat -> constat.etat().aLire());
    }

    static List<Constat> nonEssayes(Verification depuis) {
        return EnumSet.range(depuis, Verification.APPEL).stream()
                .map(verification -> Constat.de(verification, Motif.NON_ESSAYE, ""))
                .toList();
    }
}
