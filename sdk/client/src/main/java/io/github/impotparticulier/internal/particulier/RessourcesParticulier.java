package io.github.impotparticulier.internal.particulier;

import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.internal.echange.Parametre;
import io.github.impotparticulier.particulier.Bourses;
import io.github.impotparticulier.particulier.FranceTravail;
import io.github.impotparticulier.particulier.IdentifiantFranceTravail;
import io.github.impotparticulier.particulier.Indemnites;
import io.github.impotparticulier.particulier.PerimetreScolaire;
import io.github.impotparticulier.particulier.PerimetreScolaire.Degre;
import io.github.impotparticulier.particulier.QuotientFamilial;
import io.github.impotparticulier.particulier.QuotientFamilialCaf;
import io.github.impotparticulier.particulier.RessourceEtudiant;
import io.github.impotparticulier.particulier.RessourcePersonne;
import io.github.impotparticulier.particulier.Scolarite;
import io.github.impotparticulier.particulier.Scolarites;
import io.github.impotparticulier.particulier.StatutBoursier;
import io.github.impotparticulier.particulier.StatutDemandeurEmploi;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Ine;
import io.github.impotparticulier.personne.JetonFranceConnect;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Les visages publics des lignes. */
public final class RessourcesParticulier {
    private RessourcesParticulier() {}

    public static <T> RessourcePersonne<T> personne(LecteurParticulier lecteur, Ligne<T> ligne) {
        return new ParPersonne<>(lecteur, ligne, ligne.version());
    }

    public static <T extends Donnees> RessourceEtudiant<T> etudiant(LecteurParticulier lecteur, Ligne<T> ligne) {
        return new ParEtudiant<>(lecteur, ligne, ligne.version());
    }

    public static Bourses bourses(LecteurParticulier lecteur) {
        return new DuCnous(lecteur, Lignes.BOURSIER.version(), List.of());
    }

    public static QuotientFamilial quotientFamilial(LecteurParticulier lecteur) {
        return new DesCaisses(lecteur);
    }

    public static Scolarites scolarites(LecteurParticulier lecteur) {
        return new DesEcoles(lecteur, Lignes.SCOLARITE.version());
    }

    public static FranceTravail franceTravail(LecteurParticulier lecteur) {
        return new DeFranceTravail(lecteur);
    }

    private static List<Parametre> ine(Ine ine) {
        return List.of(new Parametre("ine", Objects.requireNonNull(ine, "ine").valeur()));
    }

    private record ParPersonne<T>(LecteurParticulier lecteur, Ligne<T> ligne, int numero)
            implements RessourcePersonne<T> {
        @Override
        public T pour(EtatCivil etatCivil) {
            return lecteur.lire(ligne, numero, etatCivil, List.of(), toujours -> true);
        }

        @Override
        public T pour(JetonFranceConnect jeton) {
            return lecteur.lire(ligne, numero, jeton, List.of(), toujours -> true);
        }

        @Override
        public RessourcePersonne<T> version(int version) {
            return new ParPersonne<>(lecteur, ligne, ligne.verifier(version));
        }
    }

    private record ParEtudiant<T extends Donnees>(LecteurParticulier lecteur, Ligne<T> ligne, int numero)
            implements RessourceEtudiant<T> {
        @Override
        public T pour(EtatCivil etatCivil) {
            return lecteur.lire(ligne, numero, etatCivil, List.of(), Concordance.naissance(etatCivil));
        }

        @Override
        public T pour(JetonFranceConnect jeton) {
            return lecteur.lire(ligne, numero, jeton, List.of(), toujours -> true);
        }

        @Override
        public T pour(Ine ine) {
            return lecteur.lire(ligne, numero, Mode.INE, ine(ine), Concordance.ine(ine));
        }

        @Override
        public RessourceEtudiant<T> version(int version) {
            return new ParEtudiant<>(lecteur, ligne, ligne.verifier(version));
        }
    }

    private record DuCnous(LecteurParticulier lecteur, int numero, List<Parametre> campagne) implements Bourses {
        @Override
        public StatutBoursier pour(EtatCivil etatCivil) {
            return lecteur.lire(Lignes.BOURSIER, numero, etatCivil, campagne, Concordance.naissance(etatCivil));
        }

        @Override
        public StatutBoursier pour(JetonFranceConnect jeton) {
            return lecteur.lire(Lignes.BOURSIER, numero, jeton, campagne, toujours -> true);
        }

        @Override
        public StatutBoursier pour(Ine ine) {
            List<Parametre> parametres = new ArrayList<>(ine(ine));
            parametres.addAll(campagne);
            return lecteur.lire(Lignes.BOURSIER, numero, Mode.INE, parametres, Concordance.ine(ine));
        }

        @Override
        public Bourses campagne(int annee) {
            return new DuCnous(lecteur, numero, List.of(new Parametre("campaignYear", Integer.toString(annee))));
        }

        @Override
        public Bourses version(int version) {
            return new DuCnous(lecteur, Lignes.BOURSIER.verifier(version), campagne);
        }
    }

    private record DesCaisses(LecteurParticulier lecteur) implements QuotientFamilial {
        private static final int VERSION = Lignes.QUOTIENT_FAMILIAL.version();

        @Override
        public QuotientFamilialCaf actuel(EtatCivil etatCivil) {
            return lecteur.lire(Lignes.QUOTIENT_FAMILIAL, VERSION, etatCivil, List.of(), toujours -> true);
        }

        @Override
        public QuotientFamilialCaf actuel(JetonFranceConnect jeton) {
            return lecteur.lire(Lignes.QUOTIENT_FAMILIAL, VERSION, jeton, List.of(), toujours -> true);
        }

        @Override
        public QuotientFamilialCaf pour(EtatCivil etatCivil, YearMonth mois) {
            return lecteur.lire(Lignes.QUOTIENT_FAMILIAL, VERSION, etatCivil, periode(mois), duMois(mois));
        }

        @Override
        public QuotientFamilialCaf pour(JetonFranceConnect jeton, YearMonth mois) {
            return lecteur.lire(Lignes.QUOTIENT_FAMILIAL, VERSION, jeton, periode(mois), duMois(mois));
        }

        /** L'écho de la période demandée ; absent si la portée n'est pas accordée. */
        private static Predicate<QuotientFamilialCaf> duMois(YearMonth mois) {
            return donnees -> donnees.periodeDemandee()
                    .filter(rendu -> !rendu.equals(mois))
                    .isEmpty();
        }

        private static List<Parametre> periode(YearMonth mois) {
            Objects.requireNonNull(mois, "mois");
            return List.of(
                    new Parametre("annee", Integer.toString(mois.getYear())),
                    new Parametre("mois", Integer.toString(mois.getMonthValue())));
        }
    }

    private record DesEcoles(LecteurParticulier lecteur, int numero) implements Scolarites {
        @Override
        public Scolarite pour(EtatCivil eleve, PerimetreScolaire ou, int anneeScolaire) {
            List<Parametre> options = new ArrayList<>();
            ou.codeUai().ifPresent(code -> options.add(new Parametre("codeEtablissement", code)));
            options.add(new Parametre("anneeScolaire", Integer.toString(anneeScolaire)));
            ou.degre()
                    .ifPresent(degre ->
                            options.add(new Parametre("degreEtablissement", degre == Degre.PREMIER ? "1D" : "2D")));
            ou.departements().forEach(code -> options.add(new Parametre("codesBcnDepartements[]", code)));
            ou.regions().forEach(code -> options.add(new Parametre("codesBcnRegions[]", code)));
            Predicate<Scolarite> dEleve = Concordance.naissance(eleve);
            return lecteur.lire(
                    Lignes.SCOLARITE, numero, eleve, options, dEleve.and(Concordance.anneeScolaire(anneeScolaire)));
        }

        @Override
        public Scolarites version(int version) {
            return new DesEcoles(lecteur, Lignes.SCOLARITE.verifier(version));
        }
    }

    private record DeFranceTravail(LecteurParticulier lecteur) implements FranceTravail {
        @Override
        public StatutDemandeurEmploi statut(IdentifiantFranceTravail identifiant) {
            return lecteur.lire(
                    Lignes.FRANCE_TRAVAIL_STATUT,
                    Lignes.FRANCE_TRAVAIL_STATUT.version(),
                    Mode.IDENTIFIANT,
                    parametre(identifiant),
                    Concordance.de("identifiant", identifiant.valeur()));
        }

        @Override
        public Indemnites indemnites(IdentifiantFranceTravail identifiant) {
            return lecteur.lire(
                    Lignes.FRANCE_TRAVAIL_INDEMNITES,
                    Lignes.FRANCE_TRAVAIL_INDEMNITES.version(),
                    Mode.IDENTIFIANT,
                    parametre(identifiant),
                    Concordance.de("identifiant", identifiant.valeur()));
        }

        private static List<Parametre> parametre(IdentifiantFranceTravail identifiant) {
            return List.of(new Parametre(
                    "identifiant",
                    Objects.requireNonNull(identifiant, "identifiant").valeur()));
        }
    }
}
