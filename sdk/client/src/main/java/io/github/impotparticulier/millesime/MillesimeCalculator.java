package io.github.impotparticulier.millesime;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Dit quelles années demander à la DGFiP à une date donnée.
 *
 * <p>Soit N l'année civile de la date. À partir du jour de taxation de la campagne N, ce jour compris, la dernière année
 * disponible est N-1 pour l'impôt sur le revenu et l'IFI, N pour la taxe d'habitation ; avant, une de moins. Trois années
 * au plus sont disponibles : la dernière et les deux qui la précèdent. La taxe d'habitation n'est plus alimentée depuis la
 * fin de 2022 : sa dernière année reste 2022, et son accès s'éteint peu à peu.
 *
 * <p>Une année est celle qui se demande ({@code annrev}) ; pour l'IFI, c'est l'année dont la situation au 31 décembre est
 * visée : l'IFI 2024 se demande avec 2023. Autour d'un jour de taxation, seul l'appel tranche pour un usager donné.
 *
 * <p>Les dates sont celles de Paris, quels que soient le fuseau de la machine et celui de l'horloge. Elles vont de 2000 à
 * 2100 ; toute autre est refusée par une {@link IllegalArgumentException}.
 *
 * <p>Immuable, utilisable par plusieurs fils d'exécution. Source : présentation fonctionnelle de l'API Impôt particulier,
 * dernier chapitre.
 */
public final class MillesimeCalculator {
    /** Combien d'années, au plus, la DGFiP tient à disposition. */
    public static final int ANNEES_DISPONIBLES = 3;

    /** De 22 h à 23 h, temps universel. */
    private static final int HEURE_INCERTAINE = 22;

    private final Clock horloge;
    private final CalendrierTaxation calendrier;
    private final Map<Ressource, Regle> contrats;
    private final Map<Ressource, Rythme> rythmes = new EnumMap<>(Ressource.class);

    private MillesimeCalculator(Clock horloge, CalendrierTaxation calendrier, Map<Ressource, Regle> contrats) {
        this.horloge = horloge;
        this.calendrier = calendrier;
        this.contrats = contrats;
        for (Ressource ressource : Ressource.values()) {
            Regle contrat = contrats.get(ressource);
            Regle regle = contrat == null ? new Regle.SelonCalendrier(calendrier, ressource.impot()) : contrat;
            rythmes.put(ressource, new Rythme(ressource, regle));
        }
    }

    /** {@return le calculateur du calendrier officiel, sans bascule contractuelle, à l'heure du système} */
    public static MillesimeCalculator officiel() {
        return Officiel.CALCULATEUR;
    }

    /** {@return de quoi composer un calculateur ; sans rien préciser, le même que {@link #officiel()}} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * La dernière année disponible aujourd'hui.
     *
     * @param ressource la ressource à interroger
     * @return l'année à demander d'abord, et ce sur quoi elle repose
     */
    public Millesime derniereAnnee(Ressource ressource) {
        return derniereAnnee(ressource, aujourdhui());
    }

    /**
     * La dernière année disponible à une date.
     *
     * <p>Sa fiabilité est celle du jour de bascule de l'année civile de la date, passé ou à venir ;
     * {@link Fiabilite#OFFICIEL} dès l'année qui suit l'arrêt de la taxe d'habitation.
     *
     * @param ressource la ressource à interroger
     * @param date le jour de la demande, à Paris
     * @return l'année à demander d'abord, et ce sur quoi elle repose
     * @throws IllegalArgumentException si la date n'est pas entre 2000 et 2100
     */
    public Millesime derniereAnnee(Ressource ressource, LocalDate date) {
        Rythme rythme = rythme(ressource, date);
        return new Millesime(rythme.derniereAnnee(date), rythme.fiabilite(date));
    }

    /**
     * Les dernières années disponibles aujourd'hui, la plus récente d'abord.
     *
     * @param ressource la ressource à interroger
     * @param nombre combien d'années, de 1 à 3
     * @return autant d'années consécutives ; liste immuable
     * @throws IllegalArgumentException si le nombre n'est pas entre 1 et 3
     */
    public List<Millesime> dernieresAnnees(Ressource ressource, int nombre) {
        return dernieresAnnees(ressource, aujourdhui(), nombre);
    }

    /**
     * Les dernières années disponibles à une date, la plus récente d'abord. Toutes reposent sur le même jour de bascule :
     * leur fiabilité est celle de {@link #derniereAnnee(Ressource, LocalDate)}.
     *
     * @param ressource la ressource à interroger
     * @param date le jour de la demande, à Paris
     * @param nombre combien d'années, de 1 à 3
     * @return autant d'années consécutives ; liste immuable
     * @throws IllegalArgumentException si le nombre n'est pas entre 1 et 3, ou la date entre 2000 et 2100
     */
    public List<Millesime> dernieresAnnees(Ressource ressource, LocalDate date, int nombre) {
        if (nombre < 1 || nombre > ANNEES_DISPONIBLES) {
            throw new IllegalArgumentException(
                    nombre + " années demandées : la DGFiP en sert de 1 à " + ANNEES_DISPONIBLES + ".");
        }
        Millesime derniere = derniereAnnee(ressource, date);
        Millesime[] annees = new Millesime[nombre];
        for (int i = 0; i < nombre; i++) {
            annees[i] = new Millesime(derniere.annee() - i, derniere.fiabilite());
        }
        return List.of(annees);
    }

    /**
     * Dit si une année est, aujourd'hui, l'une des trois dernières.
     *
     * @param ressource la ressource à interroger
     * @param annee l'année à demander
     * @return vrai si l'année est disponible ; faux si elle est à venir ou trop ancienne
     */
    public boolean estDisponible(Ressource ressource, int annee) {
        return estDisponible(ressource, annee, aujourdhui());
    }

    /**
     * Dit si une année est, à une date, l'une des trois dernières. Le contrat du partenaire (DataPass) peut en ouvrir
     * moins.
     *
     * @param ressource la ressource à interroger
     * @param annee l'année à demander
     * @param date le jour de la demande, à Paris
     * @return vrai si l'année est disponible ; faux si elle est à venir ou trop ancienne
     * @throws IllegalArgumentException si la date n'est pas entre 2000 et 2100
     */
    public boolean estDisponible(Ressource ressource, int annee, LocalDate date) {
        int derniere = rythme(ressource, date).derniereAnnee(date);
        return annee <= derniere && annee > derniere - ANNEES_DISPONIBLES;
    }

    /**
     * La prochaine bascule après aujourd'hui.
     *
     * @param ressource la ressource à interroger
     * @return le prochain jour, aujourd'hui exclu, où la dernière année change ; vide si elle ne changera plus
     */
    public Optional<Bascule> prochaineBascule(Ressource ressource) {
        return prochaineBascule(ressource, aujourdhui());
    }

    /**
     * La prochaine bascule après une date. Une taxe d'habitation sans jour de taxation connu bascule le 1er janvier
     * suivant.
     *
     * @param ressource la ressource à interroger
     * @param date le jour depuis lequel chercher, à Paris
     * @return le prochain jour, la date exclue, où la dernière année change ; vide si elle ne changera plus : taxe
     *     d'habitation, une fois 2022 disponible
     * @throws IllegalArgumentException si la date n'est pas entre 2000 et 2100
     */
    public Optional<Bascule> prochaineBascule(Ressource ressource, LocalDate date) {
        return rythme(ressource, date).prochaineBascule(date);
    }

    /** {@return le calendrier et les bascules contractuelles} */
    @Override
    public String toString() {
        return "MillesimeCalculator[" + calendrier + ", contrats=" + contrats + "]";
    }

    private Rythme rythme(Ressource ressource, LocalDate date) {
        int annee = date.getYear();
        if (annee < Taxation.PREMIERE_CAMPAGNE || annee > Taxation.DERNIERE_CAMPAGNE) {
            throw new IllegalArgumentException("Date " + date + " refusée : donnez une date des années "
                    + Taxation.PREMIERE_CAMPAGNE + " à " + Taxation.DERNIERE_CAMPAGNE + ".");
        }
        return requireNonNull(rythmes.get(requireNonNull(ressource, "ressource")), "rythme");
    }

    /** {@return le calendrier de taxation que ce calculateur suit} */
    public CalendrierTaxation calendrier() {
        return calendrier;
    }

    /** {@return l'horloge que suivent les méthodes sans date} */
    public Clock horloge() {
        return horloge;
    }

    /** {@return la date du jour, à Paris, selon l'horloge de ce calculateur} */
    public LocalDate aujourdhui() {
        Instant instant = horloge.instant();
        long heures = Math.floorDiv(instant.getEpochSecond(), 3600L);
        // Paris avance d'une heure ou de deux : le jour n'en dépend que si l'une passe minuit, et l'autre non.
        return Math.floorMod(heures, 24) == HEURE_INCERTAINE
                ? LocalDate.ofInstant(instant, Paris.FUSEAU)
                : LocalDate.ofEpochDay(Math.floorDiv(heures + 1, 24L));
    }

    /** À part : la base des fuseaux, vingt millisecondes et deux cents classes au démarrage, n'est lue qu'à l'heure où le jour dépend d'elle. */
    private static final class Paris {
        static final ZoneId FUSEAU = ZoneId.of("Europe/Paris");
    }

    private static final class Officiel {
        static final MillesimeCalculator CALCULATEUR = builder().build();
    }

    /** Compose un {@link MillesimeCalculator}. À n'utiliser que d'un fil d'exécution. */
    public static final class Builder {
        private final Map<Ressource, MonthDay> jours = new EnumMap<>(Ressource.class);
        private final Set<Ressource> anneesCiviles = EnumSet.noneOf(Ressource.class);
        private CalendrierTaxation calendrier = CalendrierTaxation.officiel();
        private Clock horloge = Clock.systemUTC();

        private Builder() {}

        /**
         * Remplace le calendrier ; par défaut, {@link CalendrierTaxation#officiel()}.
         *
         * @param calendrier les jours de taxation
         * @return ce builder
         */
        public Builder calendrier(CalendrierTaxation calendrier) {
            this.calendrier = requireNonNull(calendrier, "calendrier");
            return this;
        }

        /**
         * Applique à une ressource le jour de bascule convenu avec la DGFiP, tous les ans, à la place du jour de taxation
         * ({@link Fiabilite#CONTRACTUEL}). Donné deux fois, le dernier jour vaut. Convenir d'un jour antérieur à la
         * taxation ferait demander une année qui n'existe pas encore.
         *
         * @param ressource la ressource concernée
         * @param jour le jour de la bascule ; le 29 février devient le 28 les années communes
         * @return ce builder
         * @throws IllegalArgumentException pour le 1er janvier : c'est {@link #anneeCivile(Ressource)} qui le demande
         */
        public Builder basculeLe(Ressource ressource, MonthDay jour) {
            requireNonNull(jour, "jour");
            if (jour.getMonthValue() == 1 && jour.getDayOfMonth() == 1) {
                throw new IllegalArgumentException("Bascule le 1er janvier refusée pour " + ressource
                        + " : la campagne de l'année n'est pas taxée ce jour-là ; pour changer d'année le 1er janvier,"
                        + " employez anneeCivile(" + ressource + ").");
            }
            jours.put(requireNonNull(ressource, "ressource"), jour);
            return this;
        }

        /**
         * Garde à une ressource une même année toute l'année civile N, comme convenu avec la DGFiP : celle du 1er janvier,
         * soit N-2 pour l'impôt sur le revenu et l'IFI, N-1 pour la taxe d'habitation ({@link Fiabilite#CONTRACTUEL}).
         *
         * @param ressource la ressource concernée
         * @return ce builder
         */
        public Builder anneeCivile(Ressource ressource) {
            anneesCiviles.add(requireNonNull(ressource, "ressource"));
            return this;
        }

        /**
         * Remplace l'horloge des méthodes sans date ; par défaut, celle du système. Son fuseau est ignoré.
         *
         * @param horloge donne l'instant présent
         * @return ce builder
         */
        public Builder horloge(Clock horloge) {
            this.horloge = requireNonNull(horloge, "horloge");
            return this;
        }

        /**
         * Compose le calculateur.
         *
         * @return un calculateur que la suite de ce builder ne change pas
         * @throws IllegalStateException si une ressource a reçu à la fois {@link #basculeLe} et {@link #anneeCivile}
         */
        public MillesimeCalculator build() {
            Map<Ressource, Regle> contrats = new EnumMap<>(Ressource.class);
            for (Map.Entry<Ressource, MonthDay> entree : jours.entrySet()) {
                contrats.put(entree.getKey(), new Regle.JourContractuel(entree.getValue()));
            }
            for (Ressource ressource : anneesCiviles) {
                if (contrats.put(ressource, new Regle.AnneeCivile()) != null) {
                    throw new IllegalStateException("Deux contrats pour " + ressource
                            + " : basculeLe et anneeCivile s'excluent ; ne gardez que celui qui est convenu.");
                }
            }
            return new MillesimeCalculator(horloge, calendrier, contrats);
        }
    }
}
