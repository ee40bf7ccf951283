package io.github.impotparticulier;

import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AnneeNonDisponibleException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.internal.echange.Passerelle;
import io.github.impotparticulier.internal.echange.Requete;
import io.github.impotparticulier.millesime.Bascule;
import io.github.impotparticulier.millesime.Fiabilite;
import io.github.impotparticulier.millesime.Millesime;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Lit une ressource annuelle : construit la requête d'une année, et choisit l'année quand on ne la donne pas. */
class LecteurAnnuel<T> implements RessourceAnnuelle<T> {
    private static final int PREMIERE_ANNEE = 2000;

    private final String operation;
    private final Ressource ressource;
    private final Function<byte[], T> decodeur;
    private final Passerelle passerelle;
    private final MillesimeCalculator millesimes;

    LecteurAnnuel(
            String operation,
            Ressource ressource,
            Function<byte[], T> decodeur,
            Passerelle passerelle,
            MillesimeCalculator millesimes) {
        this.operation = operation;
        this.ressource = ressource;
        this.decodeur = decodeur;
        this.passerelle = passerelle;
        this.millesimes = millesimes;
    }

    @Override
    public final T pour(Usager usager, int annee) {
        Objects.requireNonNull(usager, "usager");
        LocalDate date = millesimes.aujourdhui();
        if (annee < PREMIERE_ANNEE || annee > date.getYear()) {
            throw new RequeteInvalideException(
                    "Année " + annee + " hors limites : donnez une année de " + PREMIERE_ANNEE + " à " + date.getYear()
                            + ", ou appelez derniereAnnee.",
                    Circonstances.aucunes());
        }
        return lire(usager, annee, date);
    }

    @Override
    public final DonneesAnnuelles<T> derniereAnnee(Usager usager) {
        Objects.requireNonNull(usager, "usager");
        return derniere(usager, millesimes.aujourdhui());
    }

    @Override
    public final List<DonneesAnnuelles<T>> dernieresAnnees(Usager usager, int nombre) {
        Objects.requireNonNull(usager, "usager");
        if (nombre < 1 || nombre > MillesimeCalculator.ANNEES_DISPONIBLES) {
            throw new IllegalArgumentException("Nombre d'années : " + nombre + ". Demandez-en de 1 à "
                    + MillesimeCalculator.ANNEES_DISPONIBLES + ", la DGFiP n'en tient pas davantage à disposition.");
        }
        LocalDate date = millesimes.aujourdhui();
        List<DonneesAnnuelles<T>> annees = new ArrayList<>(nombre);
        DonneesAnnuelles<T> derniere = derniere(usager, date);
        annees.add(derniere);
        for (int recul = 1; recul < nombre; recul++) {
            try {
                int annee = derniere.annee() - recul;
                annees.add(new DonneesAnnuelles<>(annee, derniere.fiabilite(), false, lire(usager, annee, date)));
            } catch (AucunResultatException e) {
                if (!anneeSansDonnees(e)) {
                    throw e;
                }
                // Pas d'avis cette année-là : la liste le dit par son absence.
            }
        }
        return List.copyOf(annees);
    }

    private DonneesAnnuelles<T> derniere(Usager usager, LocalDate date) {
        Millesime recent = premierEssaye(date);
        try {
            return new DonneesAnnuelles<>(
                    recent.annee(), recent.fiabilite(), false, lire(usager, recent.annee(), date));
        } catch (AucunResultatException e) {
            if (!anneeSansDonnees(e)) {
                throw e;
            }
            return anneePrecedente(usager, date, recent, e);
        }
    }

    private DonneesAnnuelles<T> anneePrecedente(
            Usager usager, LocalDate date, Millesime recent, AucunResultatException sansResultat) {
        int annee = recent.annee() - 1;
        try {
            return new DonneesAnnuelles<>(annee, recent.fiabilite(), true, lire(usager, annee, date));
        } catch (AccesRefuseException e) {
            // L'année précédente n'est souvent pas contractée : la première réponse est la vraie.
            sansResultat.addSuppressed(e);
            throw sansResultat;
        } catch (AucunResultatException e) {
            if (!anneeSansDonnees(e)) {
                throw e;
            }
            AucunResultatException aucun = new AucunResultatException(
                    "La DGFiP n'a de données pour cette personne ni en " + recent.annee() + " ni en " + annee + ".",
                    e.circonstances());
            aucun.addSuppressed(sansResultat);
            throw aucun;
        }
    }

    /** L'année à essayer d'abord : dans une campagne sans date publiée, la plus récente dès le 1er juillet. */
    private Millesime premierEssaye(LocalDate date) {
        Optional<Bascule> prochaine = millesimes
                .prochaineBascule(ressource, date)
                .filter(bascule -> bascule.fiabilite() == Fiabilite.ESTIME)
                .filter(bascule -> bascule.date().getYear() == date.getYear())
                .filter(bascule -> date.getMonthValue() >= Month.JULY.getValue());
        return prochaine
                .map(bascule -> new Millesime(bascule.annee(), bascule.fiabilite()))
                .orElseGet(() -> millesimes.derniereAnnee(ressource, date));
    }

    private T lire(Usager usager, int annee, LocalDate date) {
        String chemin = ressource.chemin().replace("{annrev}", Integer.toString(annee));
        Requete requete = new Requete(
                operation,
                usager.gabaritPrefixe() + chemin,
                Ressource.BASE + usager.prefixe() + chemin,
                ressource.scope(),
                ressource.typeMedia(),
                true,
                usager.jetonFranceConnect());
        try {
            return passerelle.lire(requete, decodeur);
        } catch (AucunResultatException e) {
            if (!anneeSansDonnees(e) || millesimes.estDisponible(ressource, annee, date)) {
                throw e;
            }
            throw new AnneeNonDisponibleException(pourquoiIndisponible(annee, date), e.circonstances());
        }
    }

    /** Ni une personne inconnue, ni un 404 anonyme, qui dit plutôt que l'adresse est mauvaise. */
    private static boolean anneeSansDonnees(AucunResultatException e) {
        return !(e instanceof UsagerInconnuException)
                && (e.code().isPresent() || e.statut().orElse(0) != 404);
    }

    private String pourquoiIndisponible(int annee, LocalDate date) {
        Millesime derniere = millesimes.derniereAnnee(ressource, date);
        if (annee < derniere.annee()) {
            return "L'année " + annee + " n'est plus servie : la DGFiP ne tient à disposition que les "
                    + MillesimeCalculator.ANNEES_DISPONIBLES + " dernières années.";
        }
        return "L'année " + annee + " n'est pas encore disponible ("
                + switch (derniere.fiabilite()) {
                    case OFFICIEL -> "date de taxation publiée";
                    case INDICATIF -> "date de taxation indicative";
                    case ESTIME -> "date de taxation estimée, faute de publication";
                    case CONTRACTUEL -> "date de bascule contractuelle";
                }
                + ") : demandez " + derniere.annee() + ", ou appelez derniereAnnee.";
    }
}
