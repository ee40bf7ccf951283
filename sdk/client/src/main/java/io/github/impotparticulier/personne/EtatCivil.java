package io.github.impotparticulier.personne;

import io.github.impotparticulier.internal.texte.Formes;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * L'état civil d'une personne à rechercher. Seuls le nom et les prénoms sont exigés ; plus il est complet, moins il désigne
 * plusieurs personnes.
 *
 * <p>Accents, minuscules, apostrophes et traits d'union sont gardés : le serveur les ramène à son registre. Ce qu'un copier-coller
 * ajoute est ôté : blancs insécables ou de largeur nulle, lettres décomposées, apostrophes et traits d'union typographiques. Les formes
 * sont vérifiées ici, avant tout envoi. Ses lectures sont typées, et n'ont les termes d'aucune API : chacune les écrit comme elle les veut.
 * Source : fichier OpenAPI R2P.
 */
public final class EtatCivil {
    /** Le code INSEE de la France. */
    public static final String FRANCE = "99100";

    private final String nom;
    private final String prenoms;
    private final @Nullable String nomUsage;
    private final @Nullable Sexe sexe;
    private final @Nullable DateNaissance dateNaissance;
    private final @Nullable LieuNaissance lieu;
    private final @Nullable String nomCommune;
    private final boolean peutEtrePresumee;

    private EtatCivil(Builder builder, String nom, String prenoms) {
        this.nom = nom;
        this.prenoms = prenoms;
        nomUsage = builder.nomUsage;
        sexe = builder.sexe;
        dateNaissance = builder.dateNaissance;
        lieu = builder.lieu;
        nomCommune = builder.nomCommune;
        peutEtrePresumee = builder.peutEtrePresumee;
    }

    /** {@return de quoi composer un état civil} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Compose l'état civil d'une personne que FranceConnect vient d'authentifier, d'après les revendications (« claims ») de son point
     * d'accès {@code userinfo}.
     *
     * <p>Sont lus {@code family_name} (le nom de naissance), {@code given_name} ou, à défaut, {@code given_name_array} (les prénoms),
     * {@code preferred_username} (le nom d'usage, que R2P et SFiP ne demandent pas), {@code gender}, {@code idp_birthdate} ou, à défaut,
     * {@code birthdate}, {@code birthcountry} et {@code birthplace}. Ce qui manque, ou ne se lit pas comme un code, n'est pas demandé :
     * la personne est cherchée avec ce qui reste.
     *
     * <ul>
     *   <li><strong>Naissance présumée.</strong> FranceConnect complète au premier jour une date dont le jour ou le mois n'est pas
     *       connu ; {@code idp_birthdate}, si vous avez demandé cette portée, dit ce qui l'est ({@code 1992-00-00},
     *       {@code 1992-05-00}) : l'année ou le mois seuls sont alors demandés. Sans elle, voyez
     *       {@link #naissancePeutEtrePresumee()}.
     *   <li><strong>Naissance à l'étranger.</strong> {@code birthplace} est vide : le pays est demandé.
     *   <li><strong>Identité européenne (eIDAS).</strong> Sans {@code birthcountry}, et un lieu en toutes lettres : aucun lieu n'est
     *       demandé. {@code family_name} y est le nom d'usage, que R2P peut ne pas reconnaître.
     * </ul>
     *
     * <p>Les portées {@code birth} ou {@code identite_pivot} donnent le lieu ; {@code profile} seule ne le donne pas. Source : pages de
     * FranceConnect pour les partenaires.
     *
     * @param claims les revendications, sous leurs noms ; un champ peut manquer ou valoir {@code null}. Les valeurs sont celles de Java
     *     (texte, nombre, date de {@code java.time}, liste), et non celles d'une bibliothèque JSON ou JWT ({@code Claim},
     *     {@code JsonNode}, {@code JsonString}…), dont le texte n'est pas la valeur
     * @return l'état civil
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException si le nom ou les prénoms manquent (certaines personnes n'ont que
     *     l'un des deux : demandez alors leur numéro fiscal), si une forme est refusée, ou si une valeur n'est pas de Java ; aucune
     *     n'est citée
     */
    public static EtatCivil depuisFranceConnect(Map<String, ?> claims) {
        return new IdentiteFranceConnect(claims).etatCivil();
    }

    /** {@return de quoi composer un état civil à partir de celui-ci} */
    public Builder modifier() {
        Builder builder = new Builder();
        builder.nom = nom;
        builder.prenoms = prenoms;
        builder.nomUsage = nomUsage;
        builder.sexe = sexe;
        builder.dateNaissance = dateNaissance;
        builder.lieu = lieu;
        builder.nomCommune = nomCommune;
        builder.peutEtrePresumee = peutEtrePresumee;
        return builder;
    }

    /** {@return le nom de naissance} */
    public String nom() {
        return nom;
    }

    /** {@return les prénoms, séparés par une espace} */
    public String prenoms() {
        return prenoms;
    }

    /** {@return le nom d'usage ; vide s'il n'est pas donné. R2P et SFiP ne le demandent pas} */
    public Optional<String> nomUsage() {
        return Optional.ofNullable(nomUsage);
    }

    /** {@return le sexe ; vide s'il n'est pas donné} */
    public Optional<Sexe> sexe() {
        return Optional.ofNullable(sexe);
    }

    /** {@return la date de naissance : l'année, et s'ils sont connus le mois et le jour ; vide si elle n'est pas donnée} */
    public Optional<DateNaissance> dateNaissance() {
        return Optional.ofNullable(dateNaissance);
    }

    /**
     * {@return vrai si la date peut n'être qu'une présomption : FranceConnect l'a donnée sans {@code idp_birthdate}, et c'est un premier
     * du mois}
     *
     * <p>Le premier jour d'un mois, et plus encore le 1<sup>er</sup> janvier, est alors soit la vraie date, soit ce dont FranceConnect a
     * complété une date mal connue. Rien ne permet d'en décider : demandez la portée {@code idp_birthdate} ; ou, si personne n'est
     * trouvé, cherchez de nouveau par l'année seule, {@code etatCivil.modifier().dateNaissance(Year.of(…)).build()}.
     */
    public boolean naissancePeutEtrePresumee() {
        return peutEtrePresumee;
    }

    /** {@return le code INSEE du pays de naissance ; vide s'il n'est pas donné} */
    public Optional<String> paysNaissance() {
        return Optional.ofNullable(lieu).map(LieuNaissance::pays);
    }

    /** {@return le département de naissance, par exemple {@code 75}, {@code 2A} ou {@code 974} ; vide s'il n'est pas donné} */
    public Optional<String> departementNaissance() {
        return lieu == null ? Optional.empty() : Optional.ofNullable(lieu.departement());
    }

    /** {@return le code de la commune de naissance, sans le département ; vide s'il n'est pas donné} */
    public Optional<String> communeNaissance() {
        return lieu == null ? Optional.empty() : Optional.ofNullable(lieu.commune());
    }

    /** {@return le nom de la commune de naissance ; vide si elle est donnée par son code. R2P et SFiP ne le demandent pas} */
    public Optional<String> nomCommuneNaissance() {
        return Optional.ofNullable(nomCommune);
    }

    private List<Object> contenu() {
        return List.of(
                nom, prenoms, nomUsage(), sexe(), dateNaissance(), Optional.ofNullable(lieu), nomCommuneNaissance());
    }

    /** {@return vrai si l'autre état civil est le même} */
    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof EtatCivil etatCivil && contenu().equals(etatCivil.contenu());
    }

    /** {@return un code de hachage fondé sur le contenu} */
    @Override
    public int hashCode() {
        return contenu().hashCode();
    }

    /** {@return un texte fixe, sans l'état civil} */
    @Override
    public String toString() {
        return "EtatCivil[masqué]";
    }

    /**
     * Compose un {@link EtatCivil}. Une forme refusée lève aussitôt
     * {@link io.github.impotparticulier.erreur.RequeteInvalideException}, qui ne cite pas la valeur.
     */
    public static final class Builder {
        private static final int NOM_MAX = 100;
        private static final int PRENOMS_MAX = 200;
        private static final int PREMIERE_ANNEE = 1850;
        private static final int DERNIERE_ANNEE = 2100;

        private @Nullable String nom;
        private @Nullable String prenoms;
        private @Nullable String nomUsage;
        private @Nullable Sexe sexe;
        private @Nullable DateNaissance dateNaissance;
        private @Nullable LieuNaissance lieu;
        private @Nullable String nomCommune;
        private boolean peutEtrePresumee;

        private Builder() {}

        /**
         * Donne le nom de naissance.
         *
         * @param valeur 100 caractères au plus
         * @return ce builder
         */
        public Builder nom(String valeur) {
            nom = Formes.texte(valeur, "Nom", NOM_MAX);
            return this;
        }

        /**
         * Donne les prénoms, séparés par des espaces ou des virgules.
         *
         * @param valeur 200 caractères au plus en tout ; R2P et SFiP en refusent un de plus de 20 caractères, l'API Particulier non
         * @return ce builder
         */
        public Builder prenoms(String valeur) {
            prenoms = Formes.texte(Objects.requireNonNull(valeur, "Prénoms").replace(',', ' '), "Prénoms", PRENOMS_MAX);
            return this;
        }

        /**
         * Donne le nom d'usage, que l'API Particulier demande en plus du nom de naissance.
         *
         * @param valeur 100 caractères au plus
         * @return ce builder
         */
        public Builder nomUsage(String valeur) {
            nomUsage = Formes.texte(valeur, "Nom d'usage", NOM_MAX);
            return this;
        }

        /**
         * Donne le sexe.
         *
         * @param valeur le sexe à l'état civil
         * @return ce builder
         */
        public Builder sexe(Sexe valeur) {
            sexe = Objects.requireNonNull(valeur, "sexe");
            return this;
        }

        /**
         * Donne la date de naissance.
         *
         * @param date le jour
         * @return ce builder
         */
        public Builder dateNaissance(LocalDate date) {
            Objects.requireNonNull(date, "dateNaissance");
            return naissance(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
        }

        /**
         * Donne la date de naissance, quand seul le mois est connu.
         *
         * @param mois le mois et l'année
         * @return ce builder
         */
        public Builder dateNaissance(YearMonth mois) {
            Objects.requireNonNull(mois, "dateNaissance");
            return naissance(mois.getYear(), mois.getMonthValue(), 0);
        }

        /**
         * Donne la date de naissance, quand seule l'année est connue.
         *
         * @param annee l'année
         * @return ce builder
         */
        public Builder dateNaissance(Year annee) {
            Objects.requireNonNull(annee, "dateNaissance");
            return naissance(annee.getValue(), 0, 0);
        }

        /**
         * Donne la date de naissance, telle que des données rendues la tiennent.
         *
         * @param date l'année, et s'ils sont connus le mois, ou le mois et le jour
         * @return ce builder
         */
        public Builder dateNaissance(DateNaissance date) {
            Objects.requireNonNull(date, "dateNaissance");
            int mois = date.mois().orElse(0);
            int jour = date.jour().orElse(0);
            if (jour > 0 && date.date().isEmpty()) {
                throw Formes.invalide("Date de naissance : donnez un jour qui existe, ou le mois, ou l'année seule.");
            }
            return naissance(date.annee().orElse(0), mois, jour);
        }

        /** La date que FranceConnect donne faute d'{@code idp_birthdate}. */
        Builder naissancePeutEtrePresumee(LocalDate date) {
            dateNaissance(date);
            peutEtrePresumee = date.getDayOfMonth() == 1;
            return this;
        }

        private Builder naissance(int annee, int mois, int jour) {
            if (annee < PREMIERE_ANNEE || annee > DERNIERE_ANNEE) {
                throw Formes.invalide(
                        "Date de naissance : donnez une année de " + PREMIERE_ANNEE + " à " + DERNIERE_ANNEE + ".");
            }
            dateNaissance = DateNaissance.de(annee, mois, jour);
            peutEtrePresumee = false;
            return this;
        }

        /**
         * Donne le lieu de naissance par son code INSEE, tel que FranceConnect ({@code birthplace}), un formulaire ou un fichier le donne.
         *
         * <p>Le code est celui du <strong>jour de la naissance</strong>, même s'il n'a plus cours : 75 pour la Seine, 78 pour la
         * Seine-et-Oise, 20 pour la Corse d'avant 1976, 985 pour Mayotte d'avant 2011, 91 à 94 pour l'Algérie d'avant 1962. Ce n'est ni un
         * code postal, ni le code d'aujourd'hui.
         *
         * @param codeInsee cinq caractères : une commune ({@code 35238}, {@code 2A004}, {@code 97411}, {@code 98735}), un pays
         *     ({@code 99352}), ou {@code 99100} si l'on ne sait que la France
         * @return ce builder
         */
        public Builder lieuNaissance(String codeInsee) {
            return lieu(LieuNaissance.deCode(codeInsee));
        }

        /**
         * Donne le lieu de naissance, en France. Les codes sont ceux du jour de la naissance, voyez {@link #lieuNaissance(String)}.
         *
         * @param departement le code du département ou de la collectivité, par exemple {@code 75}, {@code 2A}, {@code 974} ou
         *     {@code 985} ; aussi comme R2P l'écrit, sur trois caractères ({@code 020} est la Corse d'avant 1976)
         * @param commune les trois derniers chiffres du code INSEE de la commune ({@code 411} pour 97411), deux en collectivité
         *     d'outre-mer ({@code 35} pour 98735)
         * @return ce builder
         */
        public Builder naissanceEnFrance(String departement, String commune) {
            return lieu(LieuNaissance.enFrance(departement, commune));
        }

        /**
         * Donne le département de naissance, en France, quand la commune n'est pas connue.
         *
         * @param departement le code du département ou de la collectivité au jour de la naissance
         * @return ce builder
         */
        public Builder naissanceEnFrance(String departement) {
            return lieu(LieuNaissance.enFrance(departement));
        }

        /**
         * Donne la commune de naissance par son nom, quand son code n'est pas connu, ou n'est pas pris : l'API Particulier cherche alors ce
         * code, et ne prend pas ceux de la Corse d'avant 1976. R2P et SFiP ne demandent que le département.
         *
         * @param departement le code du département, d'aujourd'hui pour la Corse ({@code 2A}, {@code 2B})
         * @param nomCommuneNaissance le nom de la commune
         * @return ce builder
         */
        public Builder naissanceEnFranceParNom(String departement, String nomCommuneNaissance) {
            String nomNet = Formes.texte(nomCommuneNaissance, "Commune de naissance", NOM_MAX);
            lieu(LieuNaissance.enFrance(departement));
            nomCommune = nomNet;
            return this;
        }

        /**
         * Dit la naissance en France, quand ni le département ni la commune ne sont connus.
         *
         * @return ce builder
         */
        public Builder naissanceEnFrance() {
            return lieu(LieuNaissance.enFrance());
        }

        /**
         * Donne le pays de naissance, à l'étranger.
         *
         * @param codePays le code INSEE du pays, cinq chiffres qui commencent par 99
         * @return ce builder
         */
        public Builder naissanceALEtranger(String codePays) {
            return lieu(LieuNaissance.aLEtranger(codePays));
        }

        Builder lieu(LieuNaissance nouveau) {
            lieu = nouveau;
            nomCommune = null;
            return this;
        }

        /**
         * {@return l'état civil}
         *
         * @throws IllegalStateException s'il manque le nom ou les prénoms
         */
        public EtatCivil build() {
            if (nom == null || prenoms == null) {
                throw new IllegalStateException(
                        "Il manque le nom ou les prénoms : appelez nom(…) et prenoms(…) avant build().");
            }
            return new EtatCivil(this, nom, prenoms);
        }
    }
}
