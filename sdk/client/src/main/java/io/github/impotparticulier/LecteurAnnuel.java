package io.github.impotparticulier;

import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AnneeNonDisponibleException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.internal.echange.Operation;
import io.github.impotparticulier.internal.json.ObjetJson;
import io.github.impotparticulier.millesime.Bascule;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.millesime.Fiabilite;
import io.github.impotparticulier.millesime.Millesime;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.millesime.RessourceAnnuelle;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.personne.Usager;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lit une ressource annuelle, et choisit l'année quand on ne la donne pas. */
class LecteurAnnuel<T> implements RessourceAnnuelle<T> {
    final Lecteur lecteur;
    final MillesimeCalculator millesimes;
    private final String nom;
    private final Ligne ligne;
    private final Decodeur<T> decodeur;

    LecteurAnnuel(Lecteur lecteur, String nom, Ligne ligne, Decodeur<T> decodeur) {
        this.lecteur = lecteur;
        this.millesimes = lecteur.millesimes();
        this.nom = nom;
        this.ligne = ligne;
        this.decodeur = decodeur;
    }

    @Override
    public final T pour(Usager usager, int annee) {
        return lire(demandePour(usager, annee), annee);
    }

    @Override
    public DonneesAnnuelles<T> derniereAnnee(Usager usager) {
        return derniere(demande(usager));
    }

    @Override
    public List<DonneesAnnuelles<T>> dernieresAnnees(Usager usager, int nombre) {
        if (nombre < 1 || nombre > MillesimeCalculator.ANNEES_DISPONIBLES) {
            throw new IllegalArgumentException("Nombre d'années : " + nombre + ". Demandez-en de 1 à "
                    + MillesimeCalculator.ANNEES_DISPONIBLES + ", la DGFiP n'en tient pas davantage à disposition.");
        }
        return List.copyOf(dernieres(demande(usager), nombre));
    }

    final Demande demande(Usager usager) {
        return new Demande(Objects.requireNonNull(usager, "usager"), millesimes.aujourdhui(), lecteur.commencer());
    }

    /** La même, pour une année que l'appelant donne : impossible, elle est refusée avant tout envoi. */
    final Demande demandePour(Usager usager, int annee) {
        Demande demande = demande(usager);
        lecteur.verifierAnnee(annee);
        return demande;
    }

    /** La dernière année, avec le repli que la documentation prescrit. */
    DonneesAnnuelles<T> derniere(Demande demande) {
        Millesime recent = premierEssaye(demande.date());
        try {
            return annee(demande, recent);
        } catch (AucunResultatException sansResultat) {
            exigerAnneeSansDonnees(sansResultat);
            return anneePrecedente(demande, recent, sansResultat);
        }
    }

    /** Les dernières années ; une année antérieure sans données, ou hors du contrat, est omise. */
    List<DonneesAnnuelles<T>> dernieres(Demande demande, int nombre) {
        List<DonneesAnnuelles<T>> lues = new ArrayList<>(nombre);
        DonneesAnnuelles<T> derniere = derniere(demande);
        lues.add(derniere);
        for (int recul = 1; recul < nombre; recul++) {
            Millesime millesime = new Millesime(derniere.annee() - recul, derniere.fiabilite());
            if (millesimes.estDisponible(ligne.annuelle(), millesime.annee(), demande.date())) {
                siOuverte(demande, () -> siDonnees(demande, millesime)).ifPresent(lues::add);
            }
        }
        return lues;
    }

    /** Une année que l'horloge a fait choisir, sans repli. */
    final DonneesAnnuelles<T> annee(Demande demande, Millesime millesime) {
        try {
            T lue = lire(demande, millesime.annee());
            lecteur.exigerHorloge(demande.operation());
            return new DonneesAnnuelles<>(millesime.annee(), millesime.fiabilite(), false, lue);
        } catch (AucunResultatException e) {
            lecteur.exigerHorloge(demande.operation());
            throw e;
        }
    }

    /** Une année antérieure, ou rien si elle est hors du contrat : ce qui est déjà lu n'est pas perdu. */
    static <D> Optional<D> siOuverte(Demande demande, Supplier<Optional<D>> lecture) {
        try {
            return lecture.get();
        } catch (AccesRefuseException refus) {
            exigerNonOuverte(demande, refus);
            return Optional.empty();
        }
    }

    /**
     * Laisse passer tout refus qui ne dit rien du contrat de cette année : d'un autre que la DGFiP, ou, en mode FranceConnect, d'un jeton
     * qui a pu expirer en cours de route.
     */
    private static void exigerNonOuverte(Demande demande, AccesRefuseException refus) {
        if (Lecteur.parFranceConnect(demande.usager()) || !Lecteur.nonOuverte(refus)) {
            throw refus;
        }
    }

    /** Une année, ou rien si la personne n'y a pas de données. */
    private Optional<DonneesAnnuelles<T>> siDonnees(Demande demande, Millesime millesime) {
        try {
            return Optional.of(annee(demande, millesime));
        } catch (AucunResultatException sansResultat) {
            exigerAnneeSansDonnees(sansResultat);
            return Optional.empty();
        }
    }

    private DonneesAnnuelles<T> anneePrecedente(
            Demande demande, Millesime recent, AucunResultatException sansResultat) {
        int annee = recent.annee() - 1;
        try {
            return new DonneesAnnuelles<>(annee, recent.fiabilite(), true, lire(demande, annee));
        } catch (AccesRefuseException refus) {
            exigerNonOuverte(demande, refus);
            // L'année précédente n'est souvent pas contractée : la première réponse est la vraie.
            sansResultat.addSuppressed(refus);
            throw sansResultat;
        } catch (AucunResultatException e) {
            exigerAnneeSansDonnees(e);
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
                .prochaineBascule(ligne.annuelle(), date)
                .filter(bascule -> bascule.fiabilite() == Fiabilite.ESTIME)
                .filter(bascule -> bascule.date().getYear() == date.getYear())
                .filter(bascule -> date.getMonthValue() >= Month.JULY.getValue());
        return prochaine
                .map(bascule -> new Millesime(bascule.annee(), bascule.fiabilite()))
                .orElseGet(() -> millesimes.derniereAnnee(ligne.annuelle(), date));
    }

    /** La seule porte vers la passerelle : « aucun résultat » y est rapproché du calendrier. */
    final T lire(Demande demande, int annee) {
        try {
            return lecteur.lire(
                    demande.operation(),
                    nom,
                    ligne,
                    demande.usager(),
                    Map.of("annrev", Integer.toString(annee)),
                    reponse -> decodeur.lire(reponse.json(), Lecteur.spi(demande.usager()), annee));
        } catch (AucunResultatException sansResultat) {
            exigerAnneeSansDonnees(sansResultat);
            if (lecteur.horlogeFausse(demande.operation())
                    || millesimes.estDisponible(ligne.annuelle(), annee, demande.date())) {
                throw sansResultat;
            }
            throw new AnneeNonDisponibleException(
                    pourquoiIndisponible(annee, demande.date()), sansResultat.circonstances());
        }
    }

    /** Laisse passer une personne inconnue, et un 404 anonyme, qui dit plutôt que l'adresse est mauvaise. */
    private static void exigerAnneeSansDonnees(AucunResultatException e) {
        if (e instanceof UsagerInconnuException
                || (!e.confirmeParLaDgfip() && e.statut().orElse(0) == 404)) {
            throw e;
        }
    }

    private String pourquoiIndisponible(int annee, LocalDate date) {
        Millesime derniere = millesimes.derniereAnnee(ligne.annuelle(), date);
        OptionalInt fin = ligne.annuelle().derniereAnneeServie();
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

    /** Fait d'un corps des données, et les refuse si elles sont d'une autre personne ou d'une autre année. */
    @FunctionalInterface
    interface Decodeur<T> {
        T lire(ObjetJson json, @Nullable Spi demandee, int annee);
    }

    /** Ce qui ne change pas d'une année à l'autre d'une même opération. */
    record Demande(Usager usager, LocalDate date, Operation operation) {}
}
