package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.Fuites;
import io.github.impotparticulier.appui.Parcours;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.autre.AutreApi;
import io.github.impotparticulier.autre.ReponseAutreApi;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ErreurRecue;
import io.github.impotparticulier.ifi.SituationIfi;
import io.github.impotparticulier.ir.AvisIr;
import io.github.impotparticulier.ir.CatalogueLignes;
import io.github.impotparticulier.ir.Foyers;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.ir.SituationsMultiples;
import io.github.impotparticulier.millesime.CalendrierTaxation;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.millesime.Fiabilite;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.millesime.Ressource;
import io.github.impotparticulier.particulier.Exemples;
import io.github.impotparticulier.particulier.IdentifiantFranceTravail;
import io.github.impotparticulier.particulier.JetonParticulier;
import io.github.impotparticulier.particulier.PerimetreScolaire;
import io.github.impotparticulier.particulier.ReponseLibre;
import io.github.impotparticulier.personne.DateNaissance;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Ine;
import io.github.impotparticulier.personne.JetonFranceConnect;
import io.github.impotparticulier.personne.Siret;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.personne.Usager;
import io.github.impotparticulier.r2p.AdresseRecherchee;
import io.github.impotparticulier.r2p.CriteresPersonne;
import io.github.impotparticulier.r2p.PersonnePhysique;
import io.github.impotparticulier.th.SituationsTh;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ce que chaque type public du SDK dit de lui-même, garni de valeurs témoins. */
class RendusTest {
    private static final String NOM = Temoin.NOM;
    private static final String DECLARANT = "\"spiDec1\":\"" + Temoin.SPI + "\",\"nmNaiDec1\":\"" + NOM
            + "\",\"nmUsaDec1\":\"" + NOM + "\",\"prnmDec1\":\"" + Temoin.PRENOM + "\",\"lieuNaissDec1\":\"" + NOM
            + "\",\"dateNaisDec1\":{\"annee\":\"1978\",\"mois\":\"8\",\"jour\":\"22\",\"" + NOM + "\":\"" + NOM
            + "\"}";
    private static final String FOYER = "{" + DECLARANT + ",\"rfr\":\"" + Temoin.SPI
            + "\",\"nbPart\":\"2.75\",\"fipNum\":\""
            + Temoin.SPI + "\",\"sitFam\":\"M\",\"numRole\":\"" + Temoin.SPI + "\",\"aft\":\"" + NOM
            + "\",\"aftDetail\":{\"voie\":\"" + NOM + "\",\"commune\":\"" + NOM + "\"},\"pac\":{\"nbPac\":\"" + NOM
            + "\"},\"sitParDeclaree\":{\"sitPartP\":\"" + NOM + "\"},\"sitPart\":\"" + NOM
            + "\",\"datRec\":\"" + NOM + "\",\"rev\":{\"tspr\":[{\"code\":\"" + NOM + "\",\"valeur\":\"" + Temoin.SPI
            + "\"}]},\"" + Temoin.SPI + "\":\"" + NOM + "\",\"inconnu\":[\"" + NOM + "\"]";
    private static final String AVIS =
            FOYER + ",\"facture\":[{\"numLigne\":\"1\",\"codeLigne\":\"0020\",\"libelleLigne\":\"" + NOM
                    + "\",\"colonne1\":\"" + Temoin.SPI + "\",\"colonne2\":\"" + NOM + "\"}]}";
    private static final String PERSONNE = "{\"personnePhysique\":{\"identifiant\":{\"spi\":\"" + Temoin.SPI
            + "\"},\"etatCivil\":{\"lbNomNaissance\":\"" + NOM + "\",\"lbPrenomNaissance\":\"" + Temoin.PRENOM
            + "\",\"cdSexe\":\"" + NOM + "\"},\"adresse\":{\"lbVoie\":\"" + NOM + "\",\"lbCommune\":\"" + NOM + "\"}}}";
    private static final String TH = "{\"situationsTH\":[{\"libelleVoie\":\"" + NOM + "\",\"libelleCommune\":\"" + NOM
            + "\",\"locaux\":[{\"natureLocal\":\"" + NOM + "\",\"affectation\":\"" + NOM + "\",\"invariant\":\""
            + Temoin.SPI + "\"}]}]}";

    @Test
    void aucun_type_public_ne_montre_une_valeur() throws Exception {
        Map<String, Set<String>> fuites = new TreeMap<>();
        List<Throwable> exceptions = new ArrayList<>();
        Parcours parcours = new Parcours(
                (ou, texte) -> {
                    Set<String> genres = Temoin.detecteur().genres(texte);
                    if (!genres.isEmpty()) {
                        fuites.computeIfAbsent(ou, cle -> new TreeSet<>()).addAll(genres);
                    }
                },
                exceptions::add);

        try (Fuites capture = Fuites.ouvrir();
                ImpotParticulierClient client = client().build();
                ApiParticulierClient particulier = ApiParticulierClient.builder()
                        .jeton(Temoin.JETON)
                        .destinataire("00000000000059")
                        .adresse("http://127.0.0.1:1")
                        .build()) {
            graines(client, particulier).forEach(parcours::visiter);
            exceptions.forEach(capture::observer);
            capture.verifier();
        }

        assertThat(fuites).isEmpty();
        assertThat(exceptions)
                .as("un champ qui ne se lit pas lève une exception du SDK, vue elle aussi")
                .hasAtLeastOneElementOfType(AppelException.class);
        assertThat(parcours.types())
                .as("ajoutez aux graines de cet essai de quoi obtenir un objet garni de chaque type public")
                .containsAll(typesPublics());
    }

    @Test
    void un_type_sans_objet_se_remarque() throws Exception {
        Parcours parcours = new Parcours((ou, texte) -> {}, e -> {});
        parcours.visiter(Spi.de(Temoin.SPI));

        assertThat(parcours.types()).containsExactly(Spi.class);
        assertThat(typesPublics())
                .contains(Spi.class, AppelException.class, SituationIr.class, EtatCivil.Builder.class);
        assertThat(typesPublics().size()).isGreaterThan(40);
    }

    private static Stream<Object> graines(ImpotParticulierClient client, ApiParticulierClient particulier)
            throws Exception {
        EtatCivil.Builder etatCivil = EtatCivil.builder()
                .nom(NOM)
                .prenoms(Temoin.PRENOM)
                .dateNaissance(LocalDate.of(1978, 8, 22))
                .naissanceEnFrance("75", "115");
        AdresseRecherchee.Builder adresse = AdresseRecherchee.builder()
                .commune("16", "015")
                .libelleVoie(NOM)
                .codeVoie("ABCD")
                .numeroVoie("12345");
        CriteresPersonne criteres = CriteresPersonne.parAdresse(etatCivil.build(), adresse.build());
        SituationIr foyer = SituationIr.depuisJson(FOYER + "}");
        DonneesAnnuelles<SituationIr> annuelle = new DonneesAnnuelles<>(2023, Fiabilite.OFFICIEL, false, foyer);
        Stream<Object> donnees = Stream.of(
                foyer,
                annuelle,
                Guichet.R2P,
                AutreApi.de("infinoe", "/base", Temoin.CLE).avecEntete("X-Identifiant", Temoin.SECRET),
                ReponseAutreApi.de(
                        200, Map.of("X-Nom", List.of(NOM)), Temoin.SPI.getBytes(StandardCharsets.UTF_8), null),
                Foyers.de(List.of(annuelle)),
                AvisIr.depuisJson(AVIS),
                SituationsMultiples.depuisJson("{\"situationsIR\":[" + FOYER + "}]}"),
                SituationsTh.depuisJson(TH),
                SituationIfi.depuisJson("{\"indicateurIfiIsf\":\"" + NOM + "\"}"),
                PersonnePhysique.depuisJson(PERSONNE),
                DateNaissance.de(1978, 8, 22),
                Exemples.TOUS.stream()
                        .map(exemple ->
                                exemple.lire(exemple.json().replaceAll("\"[^\"]*\"(?=\\s*[,}\\]])", "\"" + NOM + "\"")))
                        .toList(),
                CatalogueLignes.officiel(),
                CatalogueLignes.officiel().definitions("0020"));
        MillesimeCalculator millesimes = FausseDgfip.le("2024-11-15");
        Stream<Object> autres = Stream.of(
                client,
                client(),
                Usager.parSpi(Temoin.SPI),
                Usager.franceConnect(Temoin.JETON_FRANCE_CONNECT),
                Optional.of(Spi.de(Temoin.SPI)),
                JetonFranceConnect.de(Temoin.JETON_FRANCE_CONNECT),
                Ine.de("0000000000A"),
                ErreurRecue.de("35003", NOM, Temoin.SPI, NOM),
                IdentifiantFranceTravail.de(Temoin.NOM.toLowerCase(Locale.ROOT).replace('é', 'e')),
                PerimetreScolaire.etablissement("0399001A"),
                ReponseLibre.depuisJson("{\"data\":{\"nom\":\"" + NOM + "\"},\"links\":{},\"meta\":{}}"),
                // Celui d'une habilitation, qui n'est personne.
                new JetonParticulier(
                        Optional.of("habilitation-1"), Optional.of("Commune fictive"), List.of(), Optional.empty()),
                ApiParticulierClient.builder()
                        .jeton(Temoin.JETON)
                        .destinataire("00000000000059")
                        .adresse("http://127.0.0.1:1"),
                particulier,
                Siret.de("00000000000059"),
                etatCivil,
                adresse,
                criteres,
                CriteresPersonne.parSpi(Spi.de(Temoin.SPI), LocalDate.of(1978, 8, 22)),
                millesimes,
                MillesimeCalculator.builder(),
                millesimes.dernieresAnnees(Ressource.IR_ASSIETTE, 3),
                millesimes.prochaineBascule(Ressource.IR_ASSIETTE),
                CalendrierTaxation.officiel());
        return Stream.of(donnees, autres, exceptions()).flatMap(objets -> objets);
    }

    /** Chaque exception publique, construite comme la construirait l'essai d'un utilisateur. */
    private static Stream<Object> exceptions() throws Exception {
        List<Object> exceptions = new ArrayList<>();
        Circonstances circonstances = Circonstances.de("irAssiette", "/spi/{spi}/situations")
                .avecStatut(410)
                .avecMessageServeur(Temoin.SPI + " " + NOM + " " + Temoin.JETON);
        for (Class<?> type : typesPublics()) {
            if (AppelException.class.isAssignableFrom(type)) {
                Constructor<?> constructeur = type.getConstructor(String.class, Circonstances.class);
                exceptions.add(constructeur.newInstance("Explication.", circonstances));
            }
        }
        return exceptions.stream();
    }

    private static ImpotParticulierClient.Builder client() {
        return ImpotParticulierClient.builder()
                .passerelle("http://127.0.0.1:1")
                .identifiants(Temoin.CLE, Temoin.SECRET)
                .idTeleservice(Temoin.NOM.replace('É', 'E'));
    }

    /** Les types publics dont un utilisateur peut tenir un objet : ni interface, ni énumération, ni boîte à outils. */
    private static Set<Class<?>> typesPublics() throws IOException, URISyntaxException, ClassNotFoundException {
        Path racine = Path.of(ImpotParticulierClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Set<Class<?>> types = new HashSet<>();
        try (Stream<Path> fichiers = Files.walk(racine)) {
            for (Path fichier :
                    (Iterable<Path>) fichiers.filter(chemin -> chemin.toString().endsWith(".class"))::iterator) {
                String nom = racine.relativize(fichier)
                        .toString()
                        .replaceAll("\\.class$", "")
                        .replaceAll("[/\\\\]", ".");
                if (!nom.contains(".internal.") && !nom.endsWith("-info")) {
                    Class<?> type = Class.forName(nom, false, RendusTest.class.getClassLoader());
                    if (visible(type) && instanciable(type)) {
                        types.add(type);
                    }
                }
            }
        }
        return types;
    }

    private static boolean visible(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || visible(type.getEnclosingClass()));
    }

    private static boolean instanciable(Class<?> type) {
        boolean outils = type.getConstructors().length == 0
                && Arrays.stream(type.getMethods())
                        .filter(methode -> methode.getDeclaringClass() != Object.class)
                        .allMatch(methode -> Modifier.isStatic(methode.getModifiers()));
        return !type.isEnum() && !Modifier.isAbstract(type.getModifiers()) && !type.isInterface() && !outils;
    }
}
