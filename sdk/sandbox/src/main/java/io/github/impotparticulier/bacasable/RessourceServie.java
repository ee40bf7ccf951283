package io.github.impotparticulier.bacasable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Une ligne de la table des ressources servies : en ajouter une, c'est ajouter une ligne et ses données.
 *
 * @param api API à laquelle la ressource appartient
 * @param route modèle du chemin après la base de l'API
 * @param designation façon dont l'appel désigne la personne
 * @param perimetre périmètre que le jeton doit porter ; vide si tout jeton valide suffit
 * @param typeMedia seule valeur d'{@code Accept} admise, et type de la réponse
 * @param teleservice sort de l'en-tête {@code ID_Teleservice}
 * @param parametres paramètres de requête admis
 * @param derniereAnnee règle du millésime : dernière année disponible un jour donné
 * @param lecture ce qui est répondu
 */
record RessourceServie(
        Api api,
        ModeleRoute route,
        Designation designation,
        String perimetre,
        String typeMedia,
        Teleservice teleservice,
        List<Parametre> parametres,
        ToIntFunction<LocalDate> derniereAnnee,
        Lecture lecture) {
    static final String TYPE_SFIP = "application/vnd.dgfip.sfip.v1.0+json";

    private static final String PAR_SPI = "/spi/{spi}";
    private static final String DERNIERE = "part.derniere.situations.ir.assiettes";

    /** Une route exacte précède le modèle qu'elle suivrait aussi : {@code /personne/spi}, {@code /personne/{spi}}. */
    static final List<RessourceServie> TABLE = Stream.of(
                    impot(
                            "/situations/ir/assiettes/annrev/{annrev}",
                            Perimetre.IR,
                            "part.situations.ir.assiettes",
                            LecturesImpot.annuelle(Vues::assiette)),
                    impot(
                            "/situations/ir/factures/annrev/{annrev}",
                            Perimetre.IR_FACTURE,
                            "part.situations.ir.factures",
                            LecturesImpot.annuelle(Vues::facture)),
                    impot(
                            "/dernieresituation/ir/assiettes/annrev/{annrev}",
                            Perimetre.IR_DERNIERE,
                            DERNIERE,
                            LecturesImpot.annuelle(Vues::derniereDatee)),
                    impot(
                            "/dernieresituation/ir/assiettes/deuxans",
                            Perimetre.IR_DERNIERE_DEUX_ANS,
                            DERNIERE,
                            LecturesImpot::deuxAns),
                    impot(
                            "/situations/ir/assiettes/multiple/annrev/{annrev}",
                            Perimetre.IR_MULTIPLE,
                            "part.situations.ir.assiettes.multiple",
                            LecturesImpot::multiple),
                    usager(
                            "/situations/th/assiettes/principale/annrev/{annrev}",
                            Perimetre.TH,
                            "part.situations.th.assiettes",
                            Calendrier::derniereAnneeHabitation,
                            LecturesImpot.annuelle(Vues::th)),
                    impot(
                            "/situations/ifiisf/assiettes/annrev/{annrev}",
                            Perimetre.IFI,
                            "situations.ifiisf.assiettes",
                            LecturesImpot.annuelle(Vues::ifi)),
                    Stream.of(ligneImpot(
                            PAR_SPI + "/lep/departement/{departement}/annrev/{annrev}/bareme/{bareme}",
                            Designation.SPI,
                            Perimetre.LEP,
                            "part.ouverturelep",
                            Calendrier::derniereAnneeRevenu,
                            LecturesImpot::lep)),
                    r2p("/personne/spi", Perimetre.R2P_SPI, Parametre.R2P_ETAT_CIVIL, LecturesR2p::spi),
                    r2p("/personne", Perimetre.R2P_PERSONNE, Parametre.R2P_PERSONNE, LecturesR2p::parCriteres),
                    r2p("/personne/{spi}", Perimetre.R2P_PERSONNE, List.of(), LecturesR2p::parSpi),
                    sfip("/information", "", Teleservice.IGNORE, List.of(), LecturesSfip::information),
                    sfip(
                            "/demandeDeService/02GA/departement/{departement}/annrev/{annrev}/bareme/{bareme}/personne",
                            Perimetre.SFIP_LEP,
                            Teleservice.REQUIS,
                            Parametre.SFIP,
                            LecturesSfip::lep),
                    sfip(
                            "/demandeDeService/02AA/personne",
                            Perimetre.SFIP_DONNEES_FISCALES,
                            Teleservice.REQUIS,
                            Parametre.SFIP,
                            LecturesSfip::derniereImposition))
            .flatMap(lignes -> lignes)
            .toList();

    Map<String, Parametre> parametresParNom() {
        return parametres.stream().collect(Collectors.toMap(Parametre::nom, Function.identity()));
    }

    /** Les valeurs variables du chemin, ou vide s'il ne mène pas à cette ressource. */
    Optional<Map<String, String>> lire(List<String> chemin) {
        List<String> prefixe = api.base();
        int longueur = prefixe.size();
        return chemin.size() > longueur && chemin.subList(0, longueur).equals(prefixe)
                ? route.lire(chemin.subList(longueur, chemin.size()))
                : Optional.empty();
    }

    /** Les mots fixes de son chemin, base comprise. */
    Stream<String> mots() {
        return Stream.concat(api.base().stream(), route.mots());
    }

    private static Stream<RessourceServie> impot(String route, String perimetre, String type, Lecture lecture) {
        return usager(route, perimetre, type, Calendrier::derniereAnneeRevenu, lecture);
    }

    /** Deux lignes : par SPI, et le même chemin sans préfixe en mode FranceConnect. */
    private static Stream<RessourceServie> usager(
            String route, String perimetre, String type, ToIntFunction<LocalDate> derniereAnnee, Lecture lecture) {
        return Stream.of(
                ligneImpot(PAR_SPI + route, Designation.SPI, perimetre, type, derniereAnnee, lecture),
                ligneImpot(route, Designation.FRANCE_CONNECT, perimetre, type, derniereAnnee, lecture));
    }

    private static RessourceServie ligneImpot(
            String route,
            Designation designation,
            String perimetre,
            String type,
            ToIntFunction<LocalDate> derniereAnnee,
            Lecture lecture) {
        return new RessourceServie(
                Api.IMPOT_PARTICULIER,
                new ModeleRoute(route),
                designation,
                perimetre,
                "application/prs.dgfip." + type + ".v1+json",
                Teleservice.FACULTATIF,
                List.of(),
                derniereAnnee,
                lecture);
    }

    private static Stream<RessourceServie> r2p(
            String route, String perimetre, List<Parametre> parametres, Lecture lecture) {
        return Stream.of(new RessourceServie(
                Api.R2P,
                new ModeleRoute(route),
                Designation.CRITERES,
                perimetre,
                "application/json",
                Teleservice.IGNORE,
                parametres,
                Calendrier::derniereAnneeRevenu,
                lecture));
    }

    private static Stream<RessourceServie> sfip(
            String route, String perimetre, Teleservice teleservice, List<Parametre> parametres, Lecture lecture) {
        return Stream.of(new RessourceServie(
                Api.SFIP,
                new ModeleRoute(route),
                Designation.CRITERES,
                perimetre,
                TYPE_SFIP,
                teleservice,
                parametres,
                Calendrier::derniereAnneeRevenu,
                lecture));
    }
}
