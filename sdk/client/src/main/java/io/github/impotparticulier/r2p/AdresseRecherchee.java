package io.github.impotparticulier.r2p;

import io.github.impotparticulier.internal.texte.Formes;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * L'adresse d'une personne à rechercher. Une voie ne se donne qu'avec un département et une commune.
 *
 * <p>R2P et SFiP ne connaissent pas les mêmes critères : {@code typeVoie} et {@code tom} sont de R2P seul, {@code codeVoie} de SFiP
 * seul ; l'appel refuse ce qui n'est pas de son API. Source : fichiers OpenAPI R2P et SFiP.
 */
public final class AdresseRecherchee {
    private enum Critere {
        PAYS,
        DEPARTEMENT,
        TOM,
        COMMUNE,
        TYPE_VOIE,
        CODE_VOIE,
        LIBELLE_VOIE,
        NUMERO_VOIE,
        INDICE_REPETITION;

        static final Set<Critere> ENDROIT = EnumSet.of(PAYS, DEPARTEMENT, TOM);
        static final Set<Critere> VOIE = EnumSet.range(TYPE_VOIE, INDICE_REPETITION);
    }

    private final Map<Critere, String> criteres;

    private AdresseRecherchee(Map<Critere, String> criteres) {
        this.criteres = new EnumMap<>(criteres);
    }

    private Optional<String> critere(Critere critere) {
        return Optional.ofNullable(criteres.get(critere));
    }

    /** {@return de quoi composer une adresse} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return le code INSEE du pays ; vide s'il n'est pas donné} */
    public Optional<String> pays() {
        return critere(Critere.PAYS);
    }

    /** {@return le département ; vide s'il n'est pas donné} */
    public Optional<String> departement() {
        return critere(Critere.DEPARTEMENT);
    }

    /** {@return le code de la collectivité d'outre-mer ; vide s'il n'est pas donné} */
    public Optional<String> tom() {
        return critere(Critere.TOM);
    }

    /** {@return le code de la commune, sans le département ; vide s'il n'est pas donné} */
    public Optional<String> commune() {
        return critere(Critere.COMMUNE);
    }

    /** {@return le type de la voie (RUE, AV…) ; vide s'il n'est pas donné} */
    public Optional<String> typeVoie() {
        return critere(Critere.TYPE_VOIE);
    }

    /** {@return le code de la voie ; vide s'il n'est pas donné} */
    public Optional<String> codeVoie() {
        return critere(Critere.CODE_VOIE);
    }

    /** {@return le libellé de la voie ; vide s'il n'est pas donné} */
    public Optional<String> libelleVoie() {
        return critere(Critere.LIBELLE_VOIE);
    }

    /** {@return le numéro dans la voie ; vide s'il n'est pas donné} */
    public Optional<String> numeroVoie() {
        return critere(Critere.NUMERO_VOIE);
    }

    /** {@return l'indice de répétition, B, T ou Q ; vide s'il n'est pas donné} */
    public Optional<String> indiceRepetition() {
        return critere(Critere.INDICE_REPETITION);
    }

    /** {@return vrai si l'autre adresse est la même} */
    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof AdresseRecherchee adresse && criteres.equals(adresse.criteres);
    }

    /** {@return un code de hachage fondé sur le contenu} */
    @Override
    public int hashCode() {
        return criteres.hashCode();
    }

    /** {@return un texte fixe, sans l'adresse} */
    @Override
    public String toString() {
        return "AdresseRecherchee[masquée]";
    }

    /**
     * Compose une {@link AdresseRecherchee}. Une forme refusée lève aussitôt
     * {@link io.github.impotparticulier.erreur.RequeteInvalideException}, qui ne cite pas la valeur.
     */
    public static final class Builder {
        private static final int CODE_VOIE_MAX = 4;
        private static final String METROPOLE_COURT = "(0[1-9]|[1-8][0-9]|9[0-5]|2[AB])";
        private static final Pattern METROPOLE = Pattern.compile("0?" + METROPOLE_COURT + "|" + METROPOLE_COURT + "0");
        private static final Pattern AMBIGU = Pattern.compile("0[0-9]0");
        private static final Pattern OUTRE_MER = Pattern.compile("97[1-8]|98[46-8]");
        private static final int LIBELLE_VOIE_MAX = 38;
        private static final int NUMERO_MAX = 5;

        private final Map<Critere, String> criteres = new EnumMap<>(Critere.class);

        private Builder() {}

        private Builder avec(Critere critere, String valeur) {
            criteres.put(critere, valeur);
            return this;
        }

        /**
         * Donne le pays.
         *
         * @param code le code INSEE, cinq chiffres qui commencent par 99
         * @return ce builder
         */
        public Builder pays(String code) {
            return avec(Critere.PAYS, Formes.pays(code));
        }

        /**
         * Donne le département seul.
         *
         * @param code par exemple {@code 16}, {@code 2A} ou {@code 974}
         * @return ce builder
         */
        public Builder departement(String code) {
            return avec(Critere.DEPARTEMENT, formeCourante(code));
        }

        /**
         * Donne le département et la commune.
         *
         * @param codeDepartement par exemple {@code 16}, {@code 2A} ou {@code 974}
         * @param codeCommune les trois derniers chiffres du code INSEE de la commune ({@code 411} pour 97411), deux en collectivité
         *     d'outre-mer ({@code 35} pour 98735)
         * @return ce builder
         */
        public Builder commune(String codeDepartement, String codeCommune) {
            String code = formeCourante(codeDepartement);
            return avec(Critere.COMMUNE, Formes.commune(codeCommune, code)).avec(Critere.DEPARTEMENT, code);
        }

        /**
         * Donne la collectivité d'outre-mer (R2P seulement).
         *
         * @param code par exemple {@code 975} ou {@code 987}
         * @return ce builder
         */
        public Builder tom(String code) {
            String net = formeCourante(code);
            if (!Formes.estTom(net)) {
                throw Formes.invalide("Collectivité d'outre-mer : donnez son code, par exemple 975 ou 987.");
            }
            return avec(Critere.TOM, net);
        }

        /**
         * Donne le type de la voie (R2P seulement).
         *
         * @param valeur quatre caractères au plus, par exemple {@code RUE} ou {@code AV}
         * @return ce builder
         */
        public Builder typeVoie(String valeur) {
            return avec(Critere.TYPE_VOIE, Formes.texte(valeur, "Type de voie", CODE_VOIE_MAX));
        }

        /**
         * Donne le code de la voie (SFiP seulement).
         *
         * @param valeur quatre lettres ou chiffres
         * @return ce builder
         */
        public Builder codeVoie(String valeur) {
            String net = Formes.code(valeur, "codeVoie");
            if (!net.matches("[A-Z0-9]{" + CODE_VOIE_MAX + "}")) {
                throw Formes.invalide("Code de voie : donnez ses quatre lettres ou chiffres.");
            }
            return avec(Critere.CODE_VOIE, net);
        }

        /**
         * Donne le libellé de la voie.
         *
         * @param valeur 26 caractères au plus pour R2P, 38 pour SFiP
         * @return ce builder
         */
        public Builder libelleVoie(String valeur) {
            return avec(Critere.LIBELLE_VOIE, Formes.texte(valeur, "Libellé de voie", LIBELLE_VOIE_MAX));
        }

        /**
         * Donne le numéro dans la voie.
         *
         * @param valeur cinq chiffres au plus
         * @return ce builder
         */
        public Builder numeroVoie(String valeur) {
            String net = Formes.texte(valeur, "Numéro de voie", NUMERO_MAX);
            if (!net.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw Formes.invalide(
                        "Numéro de voie : donnez des chiffres ; bis, ter et quater se donnent par indiceRepetition.");
            }
            return avec(Critere.NUMERO_VOIE, net);
        }

        /**
         * Donne l'indice de répétition.
         *
         * @param valeur {@code B} pour bis, {@code T} pour ter, {@code Q} pour quater
         * @return ce builder
         */
        public Builder indiceRepetition(String valeur) {
            String net = Formes.code(valeur, "indice");
            if (!net.matches("[BTQ]")) {
                throw Formes.invalide("Indice de répétition : donnez B (bis), T (ter) ou Q (quater).");
            }
            return avec(Critere.INDICE_REPETITION, net);
        }

        /** Un département d'adresse sous sa forme courante : 01, 75, 2A, 974. */
        private static String formeCourante(String valeur) {
            String net = Formes.code(valeur, "département");
            if (OUTRE_MER.matcher(net).matches()) {
                return net;
            }
            if (AMBIGU.matcher(net).matches()) {
                throw Formes.invalide(
                        "Département ambigu : R2P et SFiP ne complètent pas de même son code ; donnez-le en deux caractères.");
            }
            if (!METROPOLE.matcher(net).matches()) {
                throw Formes.invalide("Département : donnez son code, par exemple 01, 75, 2A ou 974.");
            }
            return net.length() == 3 && net.charAt(0) == '0' ? net.substring(1) : net.substring(0, 2);
        }

        /**
         * {@return l'adresse}
         *
         * @throws io.github.impotparticulier.erreur.RequeteInvalideException si l'adresse est vide, ou si une voie est donnée sans
         *     département ni commune
         */
        public AdresseRecherchee build() {
            if (porte(Critere.VOIE) && !criteres.containsKey(Critere.COMMUNE)) {
                throw Formes.invalide(
                        "Une voie se donne avec son département (métropole ou DOM) et sa commune : appelez commune(…, …).");
            }
            if (!porte(Critere.ENDROIT)) {
                throw Formes.invalide(
                        "Adresse vide : donnez au moins le pays, le département ou la collectivité d'outre-mer.");
            }
            return new AdresseRecherchee(criteres);
        }

        private boolean porte(Set<Critere> parmi) {
            return !Collections.disjoint(criteres.keySet(), parmi);
        }
    }
}
