package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AnneeNonDisponibleException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.internal.dgfip.RegleAnnee.Constat;
import io.github.impotparticulier.internal.dgfip.RegleAnnee.Demander;
import io.github.impotparticulier.internal.dgfip.RegleAnnee.Refuser;
import io.github.impotparticulier.internal.dgfip.RegleAnnee.Rendre;
import io.github.impotparticulier.internal.dgfip.RegleAnnee.Suite;
import io.github.impotparticulier.internal.echange.Operation;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.millesime.Millesime;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.millesime.RessourceAnnuelle;
import io.github.impotparticulier.personne.Usager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Lit une ressource annuelle, et suit sa règle quand l'année n'est pas donnée. */
class LecteurAnnuel<T> implements RessourceAnnuelle<T> {
    private final Lecteur lecteur;
    private final MillesimeCalculator millesimes;
    private final LigneAnnuelle<T> ligne;
    private final RegleAnnee regle;

    LecteurAnnuel(Lecteur lecteur, LigneAnnuelle<T> ligne) {
        this.lecteur = lecteur;
        this.millesimes = lecteur.millesimes();
        this.ligne = ligne;
        this.regle = ligne.regle().pour(millesimes, ligne.ressource());
    }

    @Override
    public final T pour(Usager usager, int annee) {
        Parcours parcours = new Parcours(usager);
        lecteur.verifierAnnee(annee);
        return parcours.lire(annee);
    }

    @Override
    public final DonneesAnnuelles<T> derniereAnnee(Usager usager) {
        Parcours parcours = new Parcours(usager);
        List<DonneesAnnuelles<T>> lues = parcours.suivre(1);
        if (lues.isEmpty()) {
            throw parcours.dernierRefus();
        }
        return lues.get(0);
    }

    @Override
    public final List<DonneesAnnuelles<T>> dernieresAnnees(Usager usager, int nombre) {
        if (nombre < 1 || nombre > MillesimeCalculator.ANNEES_DISPONIBLES) {
            throw new IllegalArgumentException("Nombre d'années : " + nombre + ". Demandez-en de 1 à "
                    + MillesimeCalculator.ANNEES_DISPONIBLES + ", la DGFiP n'en tient pas davantage à disposition.");
        }
        return new Parcours(usager).suivre(nombre);
    }

    /** Les données d'une année, ou rien si l'administration dit n'en avoir pas et que la règle permet d'en conclure. */
    final Optional<T> siDonnees(Usager usager, int annee) {
        Parcours parcours = new Parcours(usager);
        lecteur.verifierAnnee(annee);
        if (parcours.constater(annee) == Constat.DONNEES) {
            return Optional.of(parcours.donnees(annee));
        }
        if (regle.conclutDUneAbsence(annee, parcours.date)) {
            return Optional.empty();
        }
        throw parcours.refus(Refuser.SANS_POUVOIR_CONCLURE);
    }

    /** Les années d'une même opération. */
    private final class Parcours {
        private final Usager usager;
        private final LocalDate date = millesimes.aujourdhui();
        private final Operation operation = lecteur.commencer();
        private final List<Integer> demandees = new ArrayList<>();
        private final Map<Integer, T> lues = new HashMap<>();
        private final List<AppelException> refus = new ArrayList<>();

        Parcours(Usager usager) {
            this.usager = Objects.requireNonNull(usager, "usager");
        }

        List<DonneesAnnuelles<T>> suivre(int nombre) {
            lecteur.exigerHorloge(operation);
            List<Constat> constats = new ArrayList<>();
            while (true) {
                Suite suite = regle.suite(date, nombre, constats);
                if (suite instanceof Demander demander) {
                    constats.add(siOuverte(demander.annee()));
                } else if (suite instanceof Rendre rendre) {
                    return rendre.annees().stream()
                            .map(annee -> new DonneesAnnuelles<>(
                                    annee.annee(), annee.fiabilite(), annee.repli(), donnees(annee.annee())))
                            .toList();
                } else {
                    throw refus((Refuser) suite);
                }
            }
        }

        T donnees(int annee) {
            return Objects.requireNonNull(lues.get(annee));
        }

        AppelException dernierRefus() {
            return refus.get(refus.size() - 1);
        }

        private Constat siOuverte(int annee) {
            try {
                Constat constat = constater(annee);
                // C'est l'horloge qui a fait choisir l'année.
                lecteur.exigerHorloge(operation);
                return constat;
            } catch (AccesRefuseException e) {
                // En mode FranceConnect, le jeton a pu expirer en cours de route : ce refus ne dit rien du contrat.
                if (usager.selon(spi -> false, jeton -> true) || !Lecteur.nonOuverte(e)) {
                    throw e;
                }
                refus.add(e);
                return Constat.NON_OUVERTE;
            }
        }

        Constat constater(int annee) {
            demandees.add(annee);
            try {
                lues.put(annee, lire(annee));
                return Constat.DONNEES;
            } catch (AucunResultatException e) {
                lecteur.exigerHorloge(operation);
                if (!ditUneAbsence(e) || (regle.exigeLeCode() && !estLeCode(e))) {
                    throw e;
                }
                refus.add(e);
                return Constat.SANS_DONNEES;
            }
        }

        /** La seule porte vers la passerelle : « aucun résultat » y est rapproché du calendrier. */
        T lire(int annee) {
            try {
                return lecteur.lire(ligne.ligne(), Demande.de(usager).annee(annee), operation);
            } catch (AucunResultatException e) {
                if (!ditUneAbsence(e)
                        || lecteur.horlogeFausse(operation)
                        || millesimes.estDisponible(ligne.ressource(), annee, date)) {
                    throw e;
                }
                throw new AnneeNonDisponibleException(pourquoiIndisponible(annee, date), e.circonstances());
            }
        }

        AppelException refus(Refuser refuser) {
            AppelException premier = refus.get(0);
            AppelException dernier = dernierRefus();
            return switch (refuser) {
                case PAR_LA_DERNIERE -> dernier;
                case PAR_LA_PREMIERE -> avec(dernier, premier);
                case DEUX_ANNEES_SANS_DONNEES ->
                    avec(
                            premier,
                            new AucunResultatException(
                                    "La DGFiP n'a de données pour cette personne ni en " + demandees.get(0) + " ni en "
                                            + demandees.get(1) + ".",
                                    dernier.circonstances()));
                case SANS_POUVOIR_CONCLURE ->
                    new AnneeNonDisponibleException(
                            "Sans résultat pour " + demandees.get(demandees.size() - 1)
                                    + ", dont la sortie est récente ou à venir, ou la date seulement estimée : non imposé, ou pas"
                                    + " encore sorti, on ne peut conclure. Réessayez plus tard, ou donnez la date publiée au calendrier.",
                            dernier.circonstances());
            };
        }

        private AppelException avec(AppelException tue, AppelException levee) {
            levee.addSuppressed(tue);
            return levee;
        }
    }

    /** Faux d'une personne inconnue, d'une page qui n'est pas de la DGFiP, et d'un 404 anonyme : l'adresse est plutôt mauvaise. */
    private static boolean ditUneAbsence(AucunResultatException e) {
        boolean anonyme = e.reponseEtrangere() || e.statut().orElse(0) == 404;
        return !(e instanceof UsagerInconnuException) && (e.confirmeParLaDgfip() || !anonyme);
    }

    private static boolean estLeCode(AucunResultatException e) {
        return !(e instanceof AnneeNonDisponibleException) && Lecteur.sansResultat(e);
    }

    private String pourquoiIndisponible(int annee, LocalDate date) {
        Millesime derniere = millesimes.derniereAnnee(ligne.ressource(), date);
        OptionalInt fin = ligne.ressource().derniereAnneeServie();
        if (fin.isPresent() && annee > fin.getAsInt()) {
            return "L'année " + annee + " n'existera pas : la DGFiP n'alimente plus cette ressource depuis la fin de "
                    + fin.getAsInt() + ", sa dernière année.";
        }
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
