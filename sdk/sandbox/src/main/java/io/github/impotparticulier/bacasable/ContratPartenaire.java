package io.github.impotparticulier.bacasable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Ce que le partenaire a contracté dans DataPass : les périmètres souscrits, les champs rendus par chacun, et le nombre
 * d'années. Par défaut, tout.
 *
 * <pre>{@code
 * ContratPartenaire.complet()
 *     .avecPerimetres("RessourceIR", "RessourceTHPrincipale")
 *     .avecChamps("RessourceIR", "rfr", "nbPart")
 *     .avecAnnees(1)
 * }</pre>
 *
 * <p>Immuable : chaque méthode {@code avec…} rend un autre contrat.
 */
public final class ContratPartenaire {
    private static final int ANNEES_AU_PLUS = 3;
    private static final ContratPartenaire COMPLET = new ContratPartenaire(Perimetre.PUBLIES, Map.of(), ANNEES_AU_PLUS);

    /** Les graphies rencontrées d'une même donnée : contracter l'une, c'est contracter l'autre. */
    private static final List<Set<String>> GRAPHIES = List.of(
            Set.of("prnmDec1", "prmDec1"),
            Set.of("prnmDec2", "prmDec2"),
            Set.of("impAvImput", "impAvImp"),
            Set.of("dptNaissDec1", "DptNaissDec1"),
            Set.of("dptNaissDec2", "DptNaissDec2"),
            Set.of("nbPart", "nbpPart"),
            Set.of("indicateurIfiIsf", "indiIFI"),
            Set.of("aftDetail", "aftdetail"),
            Set.of("sitPartP", "sitparP"),
            Set.of("sitPartF", "sitparF"),
            Set.of("sitPartW", "sitparW"),
            Set.of("indEnfSeul5ansMin", "indEnfSeulSansMin"));

    private static final String GROUPE = "sitParDeclaree";

    /** Ce que le groupe contient, et qui vient aussi à plat. */
    private static final Set<String> MARQUES =
            Set.of("sitPartP", "sitPartF", "sitPartW", "sitComb", "pensVeufGuerre", "indEnfSeul5ansMin", "indNonSeul");

    private final Set<String> perimetres;
    private final Map<String, Set<String>> champs;
    private final int annees;

    private ContratPartenaire(Set<String> perimetres, Map<String, Set<String>> champs, int annees) {
        this.perimetres = Set.copyOf(perimetres);
        this.champs = Map.copyOf(champs);
        this.annees = annees;
    }

    /**
     * Le contrat qui ouvre tout : chaque périmètre, chaque champ, trois années.
     *
     * @return le contrat par défaut du bac à sable
     */
    public static ContratPartenaire complet() {
        return COMPLET;
    }

    /**
     * Le même contrat, limité à ces périmètres. Demander un jeton pour un autre vaut 400, {@code invalid_scope}.
     *
     * @param perimetres les périmètres souscrits, comme {@code RessourceIR}
     * @return un autre contrat
     * @throws IllegalArgumentException si un périmètre n'est pas publié par la DGFiP ; le message énumère ceux qui le
     *     sont
     */
    public ContratPartenaire avecPerimetres(String... perimetres) {
        for (String perimetre : perimetres) {
            exigerPublie(perimetre);
        }
        return new ContratPartenaire(new HashSet<>(Arrays.asList(perimetres)), champs, annees);
    }

    /**
     * Le même contrat, où ce périmètre ne rend que ces champs. Les autres manquent dans la réponse, comme sur la vraie
     * passerelle. Seul le premier niveau de la réponse compte ; dans les situations multiples, celui de chaque
     * situation. Les graphies différentes d'un même champ ({@code nbPart}, {@code nbpPart}) n'en font qu'un ; contracter
     * {@code sitParDeclaree}, c'est contracter ses marques, groupées ou à plat.
     *
     * @param perimetre le périmètre, comme {@code RessourceIR}
     * @param champs les champs rendus, comme {@code rfr}
     * @return un autre contrat
     * @throws IllegalArgumentException si le périmètre n'est pas publié par la DGFiP
     */
    public ContratPartenaire avecChamps(String perimetre, String... champs) {
        exigerPublie(perimetre);
        Set<String> rendus = new HashSet<>(Arrays.asList(champs));
        if (rendus.contains(GROUPE)) {
            rendus.addAll(MARQUES);
        }
        GRAPHIES.stream()
                .filter(graphies -> graphies.stream().anyMatch(rendus::contains))
                .toList()
                .forEach(rendus::addAll);
        Map<String, Set<String>> parPerimetre = new HashMap<>(this.champs);
        parPerimetre.put(perimetre, Set.copyOf(rendus));
        return new ContratPartenaire(perimetres, parPerimetre, annees);
    }

    /**
     * Le même contrat, limité aux dernières années disponibles. Demander une année plus ancienne, parmi les trois
     * dernières, vaut 403, code 4031 : un choix du bac à sable.
     *
     * @param nombre de 1 à 3
     * @return un autre contrat
     * @throws IllegalArgumentException si le nombre sort de ces bornes
     */
    public ContratPartenaire avecAnnees(int nombre) {
        if (nombre < 1 || nombre > ANNEES_AU_PLUS) {
            throw new IllegalArgumentException("Un contrat porte sur une à trois années");
        }
        return new ContratPartenaire(perimetres, champs, nombre);
    }

    boolean souscrit(String perimetre) {
        return perimetre.equals(Perimetre.PAR_DEFAUT) || perimetres.contains(perimetre);
    }

    int annees() {
        return annees;
    }

    Map<String, String> contractes(String perimetre, Map<String, String> reponse) {
        Set<String> rendus = champs.get(perimetre);
        Map<String, String> contractes = new LinkedHashMap<>(reponse);
        if (rendus != null) {
            contractes.keySet().retainAll(rendus);
        }
        return contractes;
    }

    /**
     * Les périmètres souscrits et le nombre d'années.
     *
     * @return un texte pour les messages de diagnostic
     */
    @Override
    public String toString() {
        return "ContratPartenaire" + new TreeSet<>(perimetres) + ", " + annees + " année(s)";
    }

    private static void exigerPublie(String perimetre) {
        if (!Perimetre.PUBLIES.contains(perimetre)) {
            throw new IllegalArgumentException(
                    "Périmètre inconnu ; périmètres publiés : " + String.join(", ", new TreeSet<>(Perimetre.PUBLIES)));
        }
    }
}
