package io.github.impotparticulier.mesures;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Un foyer en champs nus, et la boucle qui les remplit : tout ce que la réponse porte, sans rien vérifier. */
final class FoyerNu {
    private static final JsonReader.Options CHAMPS = JsonReader.Options.of(
            "rfr",
            "sitFam",
            "nbPart",
            "pac",
            "nmNaiDec1",
            "nmUsaDec1",
            "prnmDec1",
            "dateNaisDec1",
            "dptNaissDec1",
            "lieuNaissDec1",
            "nmNaiDec2",
            "nmUsaDec2",
            "prnmDec2",
            "dateNaisDec2",
            "dptNaissDec2",
            "lieuNaissDec2",
            "aft",
            "aftDetail",
            "sitParIso",
            "pensAlPer",
            "indDeficit",
            "revenuBrutGlobal",
            "sitPart",
            "sitParDeclaree",
            "indOptionImpotSepar",
            "mntRevbareme",
            "datRec",
            "datEtab",
            "impAvImput",
            "montTotIr",
            "revImposable",
            "numRole",
            "fipNum",
            "rev",
            "facture");
    private static final JsonReader.Options PAC = JsonReader.Options.of(
            "nbPac", "nbPacF", "nbPacG", "nbPacH", "nbPacI", "nbPacR", "nbPacJ", "nbPacN", "nbPacP");
    private static final JsonReader.Options DATE = JsonReader.Options.of("jour", "mois", "annee");
    private static final JsonReader.Options ADRESSE =
            JsonReader.Options.of("complementAdresse", "voie", "codePostal", "commune");
    private static final JsonReader.Options MARQUES = JsonReader.Options.of(
            "sitPartP", "sitPartF", "sitPartW", "sitComb", "pensVeufGuerre", "indEnfSeul5ansMin", "indNonSeul");
    private static final JsonReader.Options REVENUS =
            JsonReader.Options.of("tspr", "rcm", "pv", "fonc", "pro", "chges", "rici", "alpha", "div");
    private static final JsonReader.Options CASE = JsonReader.Options.of("code", "valeur");
    private static final JsonReader.Options LIGNE = JsonReader.Options.of(
            "numLigne", "codeLigne", "libelleLigne", "colonne1", "colonne2", "colonne3", "colonne4");

    long rfr;
    long pensAlPer;
    long revenuBrutGlobal;
    long mntRevbareme;
    long impAvImput;
    long montTotIr;
    long revImposable;
    double nbPart;

    @Nullable
    String sitFam;

    @Nullable
    String nmNaiDec1;

    @Nullable
    String nmUsaDec1;

    @Nullable
    String prnmDec1;

    @Nullable
    String dptNaissDec1;

    @Nullable
    String lieuNaissDec1;

    @Nullable
    String nmNaiDec2;

    @Nullable
    String nmUsaDec2;

    @Nullable
    String prnmDec2;

    @Nullable
    String dptNaissDec2;

    @Nullable
    String lieuNaissDec2;

    @Nullable
    String aft;

    @Nullable
    String sitParIso;

    @Nullable
    String indDeficit;

    @Nullable
    String sitPart;

    @Nullable
    String indOptionImpotSepar;

    @Nullable
    String datRec;

    @Nullable
    String datEtab;

    @Nullable
    String numRole;

    @Nullable
    String fipNum;

    final int[] pac = new int[9];
    final @Nullable String[] naissance1 = new String[3];
    final @Nullable String[] naissance2 = new String[3];
    final @Nullable String[] adresse = new String[4];
    final @Nullable String[] marques = new String[7];
    final List<List<Case>> revenus = new ArrayList<>(9);
    final List<Ligne> lignes = new ArrayList<>();

    private FoyerNu() {}

    /** Une case de la déclaration. */
    static final class Case {
        @Nullable
        String code;

        @Nullable
        String valeur;
    }

    /** Une ligne de l'avis. */
    static final class Ligne {
        int numero;

        @Nullable
        String code;

        @Nullable
        String libelle;

        @Nullable
        String colonne1;

        @Nullable
        String colonne2;

        @Nullable
        String colonne3;

        @Nullable
        String colonne4;
    }

    static FoyerNu lire(byte[] octets) throws IOException {
        JsonReader json = JsonReader.of(new Buffer().write(octets));
        FoyerNu foyer = new FoyerNu();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.selectName(CHAMPS)) {
                case 0 -> foyer.rfr = json.nextLong();
                case 1 -> foyer.sitFam = texte(json);
                case 2 -> foyer.nbPart = json.nextDouble();
                case 3 -> pac(json, foyer.pac);
                case 4 -> foyer.nmNaiDec1 = texte(json);
                case 5 -> foyer.nmUsaDec1 = texte(json);
                case 6 -> foyer.prnmDec1 = texte(json);
                case 7 -> textes(json, DATE, foyer.naissance1);
                case 8 -> foyer.dptNaissDec1 = texte(json);
                case 9 -> foyer.lieuNaissDec1 = texte(json);
                case 10 -> foyer.nmNaiDec2 = texte(json);
                case 11 -> foyer.nmUsaDec2 = texte(json);
                case 12 -> foyer.prnmDec2 = texte(json);
                case 13 -> textes(json, DATE, foyer.naissance2);
                case 14 -> foyer.dptNaissDec2 = texte(json);
                case 15 -> foyer.lieuNaissDec2 = texte(json);
                case 16 -> foyer.aft = texte(json);
                case 17 -> textes(json, ADRESSE, foyer.adresse);
                case 18 -> foyer.sitParIso = texte(json);
                case 19 -> foyer.pensAlPer = json.nextLong();
                case 20 -> foyer.indDeficit = texte(json);
                case 21 -> foyer.revenuBrutGlobal = json.nextLong();
                case 22 -> foyer.sitPart = texte(json);
                case 23 -> textes(json, MARQUES, foyer.marques);
                case 24 -> foyer.indOptionImpotSepar = texte(json);
                case 25 -> foyer.mntRevbareme = json.nextLong();
                case 26 -> foyer.datRec = texte(json);
                case 27 -> foyer.datEtab = texte(json);
                case 28 -> foyer.impAvImput = json.nextLong();
                case 29 -> foyer.montTotIr = json.nextLong();
                case 30 -> foyer.revImposable = json.nextLong();
                case 31 -> foyer.numRole = texte(json);
                case 32 -> foyer.fipNum = texte(json);
                case 33 -> foyer.revenus(json);
                case 34 -> foyer.lignes(json);
                default -> passer(json);
            }
        }
        json.endObject();
        return foyer;
    }

    private static void pac(JsonReader json, int[] nombres) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            int champ = json.selectName(PAC);
            if (champ < 0) {
                passer(json);
            } else {
                nombres[champ] = json.nextInt();
            }
        }
        json.endObject();
    }

    private static void textes(JsonReader json, JsonReader.Options champs, @Nullable String[] valeurs)
            throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            int champ = json.selectName(champs);
            if (champ < 0) {
                passer(json);
            } else {
                valeurs[champ] = texte(json);
            }
        }
        json.endObject();
    }

    private void revenus(JsonReader json) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            if (json.selectName(REVENUS) < 0) {
                passer(json);
                continue;
            }
            List<Case> cases = new ArrayList<>();
            json.beginArray();
            while (json.hasNext()) {
                cases.add(uneCase(json));
            }
            json.endArray();
            revenus.add(cases);
        }
        json.endObject();
    }

    private static Case uneCase(JsonReader json) throws IOException {
        Case lue = new Case();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.selectName(CASE)) {
                case 0 -> lue.code = texte(json);
                case 1 -> lue.valeur = texte(json);
                default -> passer(json);
            }
        }
        json.endObject();
        return lue;
    }

    private void lignes(JsonReader json) throws IOException {
        json.beginArray();
        while (json.hasNext()) {
            lignes.add(ligne(json));
        }
        json.endArray();
    }

    private static Ligne ligne(JsonReader json) throws IOException {
        Ligne lue = new Ligne();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.selectName(LIGNE)) {
                case 0 -> lue.numero = json.nextInt();
                case 1 -> lue.code = texte(json);
                case 2 -> lue.libelle = texte(json);
                case 3 -> lue.colonne1 = texte(json);
                case 4 -> lue.colonne2 = texte(json);
                case 5 -> lue.colonne3 = texte(json);
                case 6 -> lue.colonne4 = texte(json);
                default -> passer(json);
            }
        }
        json.endObject();
        return lue;
    }

    private static @Nullable String texte(JsonReader json) throws IOException {
        return json.peek() == JsonReader.Token.NULL ? json.nextNull() : json.nextString();
    }

    private static void passer(JsonReader json) throws IOException {
        json.skipName();
        json.skipValue();
    }
}
