package io.github.impotparticulier;

import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AnneeNonDisponibleException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.internal.echange.Lecture;
import io.github.impotparticulier.internal.echange.Operation;
import io.github.impotparticulier.millesime.Bascule;
import io.github.impotparticulier.millesime.Fiabilite;
import io.github.impotparticulier.millesime.Millesime;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lit une ressource annuelle, et choisit l'année quand on ne la donne pas. */
class LecteurAnnuel<T> {
    final Lecteur lecteur;
    final MillesimeCalculator millesimes;
    private final String nom;
    private final Ressource ressource;
    private final BiFunction<byte[], @Nullable Spi, T> decodeur;

    LecteurAnnuel(Lecteur lecteur, String nom, Ressource ressource, BiFunction<byte[], @Nullable Spi, T> decodeur) {
        this.lecteur = lecteur;
        this.millesimes = lecteur.millesimes();
        this.nom = nom;
        this.ressource = ressource;
        this.decodeur = decodeur;
    }

    final Lecture<T> pour(Usager usager, int annee) {
        return commencerPour(usager, annee, demande -> lire(demande, annee));
    }

    final Lecture<DonneesAnnuelles<T>> derniereAnnee(Usager usager) {
        return commencer(usager, this::derniere);
    }

    final Lecture<List<DonneesAnnuelles<T>>> dernieresAnnees(Usager usager, int nombre) {
        if (nombre < 1 || nombre > MillesimeCalculator.ANNEES_DISPONIBLES) {
            throw new IllegalArgumentException("Nombre d'années : " + nombre + ". Demandez-en de 1 à "
                    + MillesimeCalculator.ANNEES_DISPONIBLES + ", la DGFiP n'en tient pas davantage à disposition.");
        }
        return commencer(usager, demande -> dernieres(demande, nombre));
    }

    final <D> Lecture<D> commencer(Usager usager, Function<Demande, CompletableFuture<D>> action) {
        Objects.requireNonNull(usager, "usager");
        return lecteur.commencer(operation -> action.apply(new Demande(usager, millesimes.aujourdhui(), operation)));
    }

    /** La même, pour une année que l'appelant donne : impossible, elle est refusée avant tout envoi. */
    final <D> Lecture<D> commencerPour(Usager usager, int annee, Function<Demande, CompletableFuture<D>> action) {
        return commencer(usager, demande -> {
            lecteur.verifierAnnee(annee);
            return action.apply(demande);
        });
    }

    /** La dernière année, avec le repli que la documentation prescrit. */
    CompletableFuture<DonneesAnnuelles<T>> derniere(Demande demande) {
        Millesime recent = premierEssaye(demande.date());
        return siSansDonnees(annee(demande, recent), sansResultat -> anneePrecedente(demande, recent, sansResultat));
    }

    /** Les dernières années ; une année antérieure sans données, ou hors du contrat, est omise. */
    CompletableFuture<List<DonneesAnnuelles<T>>> dernieres(Demande demande, int nombre) {
        List<DonneesAnnuelles<T>> lues = new ArrayList<>(nombre);
        return derniere(demande).thenCompose(derniere -> {
            lues.add(derniere);
            CompletableFuture<Void> suite = CompletableFuture.completedFuture(null);
            for (int recul = 1; recul < nombre; recul++) {
                Millesime millesime = new Millesime(derniere.annee() - recul, derniere.fiabilite());
                if (millesimes.estDisponible(ressource, millesime.annee(), demande.date())) {
                    suite = suite.thenCompose(rien -> siOuverte(demande, siDonnees(demande, millesime)))
                            .thenAccept(donnees -> donnees.ifPresent(lues::add));
                }
            }
            return suite.thenApply(rien -> List.copyOf(lues));
        });
    }

    /** Une année, sans repli. */
    final CompletableFuture<DonneesAnnuelles<T>> annee(Demande demande, Millesime millesime) {
        return lire(demande, millesime.annee())
                .thenApply(donnees -> new DonneesAnnuelles<>(millesime.annee(), millesime.fiabilite(), false, donnees));
    }

    /** Une année antérieure, ou rien si elle est hors du contrat : ce qui est déjà lu n'est pas perdu. */
    static <D> CompletableFuture<Optional<D>> siOuverte(Demande demande, CompletableFuture<Optional<D>> lecture) {
        return Lecture.rattraper(lecture, AccesRefuseException.class, refus -> {
            exigerParSpi(demande, refus);
            return CompletableFuture.completedFuture(Optional.empty());
        });
    }

    /** En mode FranceConnect, un refus peut n'être qu'un jeton expiré en cours de route : il ne dit rien du contrat. */
    private static void exigerParSpi(Demande demande, AccesRefuseException refus) {
        if (demande.usager().jetonFranceConnect() != null) {
            throw refus;
        }
    }

    /** Une année, ou rien si la personne n'y a pas de données. */
    private CompletableFuture<Optional<DonneesAnnuelles<T>>> siDonnees(Demande demande, Millesime millesime) {
        return siSansDonnees(
                annee(demande, millesime).thenApply(Optional::of),
                sansResultat -> CompletableFuture.completedFuture(Optional.empty()));
    }

    private CompletableFuture<DonneesAnnuelles<T>> anneePrecedente(
            Demande demande, Millesime recent, AucunResultatException sansResultat) {
        int annee = recent.annee() - 1;
        CompletableFuture<DonneesAnnuelles<T>> lecture = lire(demande, annee)
                .thenApply(donnees -> new DonneesAnnuelles<>(annee, recent.fiabilite(), true, donnees));
        CompletableFuture<DonneesAnnuelles<T>> ouverte =
                Lecture.rattraper(lecture, AccesRefuseException.class, refus -> {
                    exigerParSpi(demande, refus);
                    // L'année précédente n'est souvent pas contractée : la première réponse est la vraie.
                    sansResultat.addSuppressed(refus);
                    throw sansResultat;
                });
        return siSansDonnees(ouverte, e -> {
            if (e == sansResultat) {
                throw sansResultat;
            }
            AucunResultatException aucun = new AucunResultatException(
                    "La DGFiP n'a de données pour cette personne ni en " + recent.annee() + " ni en " + annee + ".",
                    e.circonstances());
            aucun.addSuppressed(sansResultat);
            throw aucun;
        });
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

    /** La seule porte vers la passerelle : « aucun résultat » y est rapproché du calendrier. */
    final CompletableFuture<T> lire(Demande demande, int annee) {
        CompletableFuture<T> lecture = lecteur.lire(
                demande.operation(),
                nom,
                ressource,
                demande.usager(),
                Map.of("annrev", Integer.toString(annee)),
                corps -> decodeur.apply(corps, demande.usager().spi()));
        return siSansDonnees(lecture, sansResultat -> {
            if (millesimes.estDisponible(ressource, annee, demande.date())) {
                throw sansResultat;
            }
            throw new AnneeNonDisponibleException(
                    pourquoiIndisponible(annee, demande.date()), sansResultat.circonstances());
        });
    }

    /** Rattrape « pas de données » ; pas une personne inconnue, ni un 404 anonyme, qui dit plutôt que l'adresse est mauvaise. */
    private static <D> CompletableFuture<D> siSansDonnees(
            CompletableFuture<D> lecture, Function<AucunResultatException, CompletableFuture<D>> suite) {
        return Lecture.rattraper(lecture, AucunResultatException.class, e -> {
            boolean anneeSansDonnees = !(e instanceof UsagerInconnuException)
                    && (e.confirmeParLaDgfip() || e.statut().orElse(0) != 404);
            if (!anneeSansDonnees) {
                throw e;
            }
            return suite.apply(e);
        });
    }

    private String pourquoiIndisponible(int annee, LocalDate date) {
        Millesime derniere = millesimes.derniereAnnee(ressource, date);
        OptionalInt fin = ressource.derniereAnneeServie();
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

    /** Ce qui ne change pas d'une année à l'autre d'une même opération. */
    record Demande(Usager usager, LocalDate date, Operation operation) {}
}
