package io.github.impotparticulier.exemples.fiabilisation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Ce que le traitement lit dans une ligne de débiteur ; toute autre colonne est reportée. */
enum Champ {
    REFERENCE(true, ""),
    NOM(true, "family_name"),
    PRENOMS(true, "given_name"),
    SEXE(true, "gender"),
    DATE_NAISSANCE(true, "birthdate"),
    /** Ce qui est vraiment connu d'une naissance présumée, dont la date est complétée au premier jour. */
    DATE_NAISSANCE_CONNUE(false, "idp_birthdate"),
    DEPARTEMENT_NAISSANCE(false, ""),
    COMMUNE_NAISSANCE(true, "birthplace"),
    PAYS_NAISSANCE(false, "birthcountry");

    private final boolean exige;
    private final String chezFranceConnect;

    Champ(boolean exige, String chezFranceConnect) {
        this.exige = exige;
        this.chezFranceConnect = chezFranceConnect;
    }

    /** Vrai si le fichier doit avoir cette colonne, à moins d'avoir celle qui la remplace. */
    boolean exige() {
        return exige;
    }

    /** La colonne dont la présence dispense de celle-ci. */
    Optional<Champ> remplacant() {
        return this == DATE_NAISSANCE ? Optional.of(DATE_NAISSANCE_CONNUE) : Optional.empty();
    }

    /** Le nom de la colonne, s'il n'en est pas donné d'autre. */
    String colonne() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Les noms sous lesquels la colonne se reconnaît : le sien, et celui de FranceConnect s'il en a un. */
    List<String> noms() {
        return chezFranceConnect.isEmpty() ? List.of(colonne()) : List.of(colonne(), chezFranceConnect);
    }

    @Override
    public String toString() {
        return colonne();
    }
}
