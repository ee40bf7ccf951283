package io.github.impotparticulier.mesures;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Le foyer en records, comme une équipe soigneuse les déclare : un composant par champ du contrat. */
record FoyerJackson(
        @Nullable Long rfr,
        @Nullable String sitFam,
        @Nullable BigDecimal nbPart,
        @Nullable Pac pac,
        @Nullable String nmNaiDec1,
        @Nullable String nmUsaDec1,
        @Nullable String prnmDec1,
        @Nullable Naissance dateNaisDec1,
        @Nullable String dptNaissDec1,
        @Nullable String lieuNaissDec1,
        @Nullable String nmNaiDec2,
        @Nullable String nmUsaDec2,
        @Nullable String prnmDec2,
        @Nullable Naissance dateNaisDec2,
        @Nullable String dptNaissDec2,
        @Nullable String lieuNaissDec2,
        @Nullable String aft,
        @Nullable Adresse aftDetail,
        @Nullable String sitParIso,
        @Nullable Long pensAlPer,
        @Nullable String indDeficit,
        @Nullable Long revenuBrutGlobal,
        @Nullable String sitPart,
        @Nullable Marques sitParDeclaree,
        @Nullable String indOptionImpotSepar,
        @Nullable Long mntRevbareme,
        @Nullable String datRec,
        @Nullable String datEtab,
        @Nullable Long impAvImput,
        @Nullable Long montTotIr,
        @Nullable Long revImposable,
        @Nullable String numRole,
        @Nullable String fipNum,
        @Nullable Revenus rev,
        @Nullable List<Ligne> facture) {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    record Pac(
            @Nullable Integer nbPac,
            @Nullable Integer nbPacF,
            @Nullable Integer nbPacG,
            @Nullable Integer nbPacH,
            @Nullable Integer nbPacI,
            @Nullable Integer nbPacR,
            @Nullable Integer nbPacJ,
            @Nullable Integer nbPacN,
            @Nullable Integer nbPacP) {}

    record Naissance(
            @Nullable String jour,
            @Nullable String mois,
            @Nullable String annee) {}

    record Adresse(
            @Nullable String complementAdresse,
            @Nullable String voie,
            @Nullable String codePostal,
            @Nullable String commune) {}

    record Marques(
            @Nullable String sitPartP,
            @Nullable String sitPartF,
            @Nullable String sitPartW,
            @Nullable String sitComb,
            @Nullable String pensVeufGuerre,
            @Nullable String indEnfSeul5ansMin,
            @Nullable String indNonSeul) {}

    record Case(@Nullable String code, @Nullable String valeur) {}

    record Revenus(
            @Nullable List<Case> tspr,
            @Nullable List<Case> rcm,
            @Nullable List<Case> pv,
            @Nullable List<Case> fonc,
            @Nullable List<Case> pro,
            @Nullable List<Case> chges,
            @Nullable List<Case> rici,
            @Nullable List<Case> alpha,
            @Nullable List<Case> div) {}

    record Ligne(
            @Nullable Integer numLigne,
            @Nullable String codeLigne,
            @Nullable String libelleLigne,
            @Nullable String colonne1,
            @Nullable String colonne2,
            @Nullable String colonne3,
            @Nullable String colonne4) {}

    /** La réponse de {@code /token}. */
    record Jeton(String access_token, long expires_in) {}
}
