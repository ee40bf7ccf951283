package io.github.impotparticulier.bacasable;

import com.squareup.moshi.JsonWriter;
import io.github.impotparticulier.bacasable.particulier.IdentiteFictive;
import java.io.IOException;
import java.time.LocalDate;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Une personne du registre R2P, en majuscules sans accents. */
record PersonnePhysique(
        String spi,
        boolean communicable,
        Map<String, String> etatCivil,
        Map<String, String> adresse,
        Lieu naissance,
        Lieu residence) {
    static final DateTimeFormatter JOUR =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    static PersonnePhysique inscrire(
            String spi, boolean communicable, Map<String, String> etatCivil, Map<String, String> adresse) {
        String pays = etatCivil.get("pays");
        return new PersonnePhysique(
                spi,
                communicable,
                etatCivil,
                adresse,
                pays == null ? Lieu.enFrance(requis(etatCivil, "commune")) : Lieu.aLEtranger(pays),
                Lieu.enFrance(requis(adresse, "commune")));
    }

    EtatCivilFictif etatCivilFictif() {
        return new EtatCivilFictif(
                requis(etatCivil, "nom"),
                requis(etatCivil, "prenoms"),
                requis(etatCivil, "sexe"),
                Year.parse(annee()),
                dateNaissance(),
                naissance.pays(),
                Optional.ofNullable(naissance.departement()),
                Optional.ofNullable(naissance.commune()));
    }

    boolean seNomme(String nom) {
        return Normalisation.nom(nom).equals(etatCivil.get("nom"));
    }

    /** Choix du bac à sable : les prénoms demandés doivent être les premiers de l'état civil, dans l'ordre. */
    boolean sePrenomme(String prenoms) {
        List<String> demandes = Arrays.asList(Normalisation.nom(prenoms).split(" ", -1));
        List<String> connus = Arrays.asList(requis(etatCivil, "prenoms").split(" ", -1));
        return demandes.size() <= connus.size()
                && connus.subList(0, demandes.size()).equals(demandes);
    }

    boolean aPourSexe(String sexe) {
        return sexe.equals(etatCivil.get("sexe"));
    }

    /** {@code AAAA}, {@code MM/AAAA} ou {@code JJ/MM/AAAA} : une date plus précise que le registre ne correspond pas. */
    boolean estNee(String date) {
        String connue = requis(etatCivil, "naissance");
        return connue.equals(date) || connue.endsWith("/" + date);
    }

    boolean habite(String cle, String valeur) {
        return Normalisation.nom(valeur).equals(adresse.get(cle));
    }

    /** SFiP n'a pas de paramètre pour le type de voie : il peut faire partie du libellé. */
    boolean habiteVoie(String libelle) {
        return habite("voie", libelle) || Normalisation.nom(libelle).equals(libelleVoie());
    }

    String json() {
        return CorpsJson.ecrire(json -> {
            json.name("identifiant").beginObject().name("spi").value(spi).endObject();
            json.name("etatCivil").beginObject();
            ecrireEtatCivil(json);
            json.endObject().name("adresse").beginObject();
            ecrireAdresse(json);
            json.endObject();
        });
    }

    private void ecrireEtatCivil(JsonWriter json) throws IOException {
        String[] naissanceConnue = requis(etatCivil, "naissance").split("/", -1);
        String prenoms = requis(etatCivil, "prenoms");
        json.name("cdSexe").value(etatCivil.get("sexe"));
        json.name("lbNomNaissance").value(etatCivil.get("nom"));
        json.name("lbPrenomNaissance").value(prenoms);
        json.name("lbNomUsage").value(etatCivil.getOrDefault("nomUsage", requis(etatCivil, "nom")));
        json.name("lbPrenomUsage").value(prenoms.split(" ", 2)[0]);
        json.name("anneeNaissance").value(enPartantDeLaFin(naissanceConnue, 1));
        json.name("moisNaissance").value(enPartantDeLaFin(naissanceConnue, 2));
        json.name("jourNaissance").value(enPartantDeLaFin(naissanceConnue, 3));
        json.name("cdPaysNaissance").value(naissance.pays());
        json.name("cdDeptNaissance").value(departement(naissance));
        json.name("cdTOMNaissance").value(tom(naissance));
        json.name("cdCommuneNaissance").value(naissance.commune());
    }

    private void ecrireAdresse(JsonWriter json) throws IOException {
        boolean tom = residence.estUnTom();
        String libelle = adresse.get("libelleDepartement");
        json.name("cdPays").value(residence.pays()).name("lbPays").value("FRANCE");
        json.name("cdDepartement").value(departement(residence));
        json.name("lbDepartement").value(tom ? null : libelle);
        json.name("cdTOM").value(tom(residence));
        json.name("lbTOM").value(tom ? libelle : null);
        json.name("cdCommune").value(residence.commune());
        json.name("lbCommune").value(adresse.get("libelleCommune"));
        json.name("cdVoie").value(adresse.get("codeVoie"));
        json.name("lbVoie").value(libelleVoie());
        json.name("numeroVoie").value(adresse.get("numero"));
        json.name("indiceDeRepetition").value(adresse.get("repetition"));
    }

    private String libelleVoie() {
        return adresse.get("typeVoie") + " " + adresse.get("voie");
    }

    private String annee() {
        String naissanceConnue = requis(etatCivil, "naissance");
        return naissanceConnue.substring(naissanceConnue.length() - 4);
    }

    private Optional<LocalDate> dateNaissance() {
        String connue = requis(etatCivil, "naissance");
        return connue.length() == 10 ? Optional.of(LocalDate.parse(connue, JOUR)) : Optional.empty();
    }

    /** L'état civil comme API Particulier le demande. */
    IdentiteFictive identiteFictive() {
        String[] naissanceConnue = requis(etatCivil, "naissance").split("/", -1);
        return new IdentiteFictive(
                requis(etatCivil, "nom"),
                Optional.ofNullable(etatCivil.get("nomUsage")),
                List.of(requis(etatCivil, "prenoms").split(" ", -1)),
                Integer.parseInt(annee()),
                nombre(enPartantDeLaFin(naissanceConnue, 2)),
                nombre(enPartantDeLaFin(naissanceConnue, 3)),
                aPourSexe("1") ? "M" : "F",
                naissance.pays(),
                Optional.ofNullable(etatCivil.get("commune")));
    }

    private static int nombre(@Nullable String chiffres) {
        return chiffres == null ? 0 : Integer.parseInt(chiffres);
    }

    private static @Nullable String departement(Lieu lieu) {
        return lieu.estUnTom() ? null : lieu.departement();
    }

    private static @Nullable String tom(Lieu lieu) {
        return lieu.estUnTom() ? lieu.departement() : null;
    }

    private static @Nullable String enPartantDeLaFin(String[] parties, int rang) {
        return rang > parties.length ? null : parties[parties.length - rang];
    }

    private static String requis(Map<String, String> textes, String cle) {
        String texte = textes.get(cle);
        if (texte == null) {
            throw new IllegalStateException("Une personne du registre n'a pas de champ " + cle);
        }
        return texte;
    }

    @Override
    public String toString() {
        return "PersonnePhysique";
    }
}
