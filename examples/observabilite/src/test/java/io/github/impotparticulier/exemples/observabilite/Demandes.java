package io.github.impotparticulier.exemples.observabilite;

import io.github.impotparticulier.bacasable.Panne;
import io.github.impotparticulier.bacasable.particulier.IdentiteFictive;
import io.github.impotparticulier.bacasable.particulier.UsagerParticulier;
import io.github.impotparticulier.particulier.IdentifiantFranceTravail;
import io.github.impotparticulier.particulier.PerimetreScolaire;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Ine;
import io.github.impotparticulier.personne.JetonFranceConnect;
import io.github.impotparticulier.personne.Sexe;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.personne.Usager;
import io.github.impotparticulier.r2p.AdresseRecherchee;
import io.github.impotparticulier.r2p.CriteresPersonne;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Chaque demande que les ressources d'un client savent faire d'une personne : d'après leurs méthodes, pour qu'aucune ne s'oublie. */
final class Demandes {
    private Demandes() {}

    /** Les méthodes qui font un appel ; les autres rendent une variante de la ressource. */
    static List<Method> de(Class<?> ressource) {
        return methodes(ressource).filter(methode -> !variante(methode)).toList();
    }

    /** Les ressources d'un client : ses méthodes sans paramètre qui rendent une interface. */
    static List<Method> ressources(Class<?> client) {
        return methodes(client)
                .filter(methode -> methode.getParameterCount() == 0
                        && methode.getReturnType().isInterface())
                .toList();
    }

    private static Stream<Method> methodes(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(methode -> !methode.isBridge() && !Modifier.isStatic(methode.getModifiers()))
                .sorted(Comparator.comparing(Method::toString));
    }

    private static boolean variante(Method methode) {
        return methode.getReturnType().isAssignableFrom(methode.getDeclaringClass())
                && methode.getReturnType() != Object.class;
    }

    /** Un nom pour chaque demande, tel qu'il se lit : {@code irAssiette.pour(Usager,int)}. */
    static String nom(Method ressource, Method demande) {
        return ressource.getName() + "." + demande.getName()
                + Arrays.stream(demande.getParameterTypes())
                        .map(Class::getSimpleName)
                        .toList();
    }

    /** Ce qu'un client demande de cette personne, par sa demande ; sans celles où il faudrait ce qu'elle n'a pas. */
    static Map<String, Function<Object, Object>> pour(
            UsagerParticulier personne, UnaryOperator<String> franceConnect, Class<?> client) {
        Map<Class<?>, List<?>> materiel = materiel(personne, franceConnect);
        Map<String, Function<Object, Object>> demandes = new LinkedHashMap<>();
        for (Method ressource : ressources(client)) {
            for (Method demande : de(ressource.getReturnType())) {
                int formes = Arrays.stream(demande.getParameterTypes())
                        .mapToInt(type -> materiel.get(type).size())
                        .reduce(1, (a, b) -> a == 0 || b == 0 ? 0 : Math.max(a, b));
                for (int i = 0; i < formes; i++) {
                    Object[] arguments = arguments(materiel, demande, i);
                    demandes.put(
                            nom(ressource, demande) + "#" + i,
                            c -> invoquer(demande, invoquer(ressource, c), arguments));
                }
            }
        }
        return demandes;
    }

    /** Chaque panne de la DGFiP, par le nom de sa méthode : celles qui n'ont pas de réglage, et une de chacune des autres sortes. */
    static Map<String, Panne> pannes() {
        Map<String, Panne> pannes = new TreeMap<>();
        Arrays.stream(Panne.class.getMethods())
                .filter(methode -> Modifier.isStatic(methode.getModifiers()) && methode.getParameterCount() == 0)
                .forEach(methode -> pannes.put(methode.getName(), (Panne) invoquer(methode, null)));
        pannes.put("jetons", Panne.statutNu(500).surJetons());
        pannes.put("lenteur", Panne.lenteur(Duration.ofMinutes(1)));
        pannes.put("pageHtml", Panne.pageHtml(403));
        return pannes;
    }

    private static Object[] arguments(Map<Class<?>, List<?>> materiel, Method demande, int forme) {
        Class<?>[] types = demande.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            List<?> valeurs = materiel.get(types[i]);
            boolean nombre = demande.getName().equals("dernieresAnnees") && types[i] == int.class;
            arguments[i] = nombre ? 2 : valeurs.get(Math.min(forme, valeurs.size() - 1));
        }
        return arguments;
    }

    static Object invoquer(Method methode, Object cible, Object... arguments) {
        try {
            return methode.invoke(cible, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException levee) {
                throw levee;
            }
            throw new AssertionError(methode.toString(), e);
        } catch (IllegalAccessException e) {
            throw new AssertionError(methode.toString(), e);
        }
    }

    /** Par type de paramètre, ses valeurs pour cette personne : une forme d'appel chacune. */
    private static Map<Class<?>, List<?>> materiel(UsagerParticulier personne, UnaryOperator<String> franceConnect) {
        EtatCivil etatCivil = etatCivil(personne.identite());
        List<Spi> spi = personne.spi().map(Spi::de).stream().toList();
        List<JetonFranceConnect> jeton =
                personne.spi().map(numero -> JetonFranceConnect.de(franceConnect.apply(numero))).stream()
                        .toList();
        List<CriteresPersonne> criteres = Stream.concat(
                        Stream.of(
                                CriteresPersonne.parEtatCivil(etatCivil),
                                CriteresPersonne.parAdresse(
                                        etatCivil,
                                        AdresseRecherchee.builder()
                                                .commune("35", "238")
                                                .build())),
                        spi.stream().map(CriteresPersonne::parSpi))
                .toList();
        return Map.ofEntries(
                Map.entry(
                        Usager.class,
                        Stream.concat(
                                        spi.stream().map(Usager::parSpi),
                                        jeton.stream().map(Usager::franceConnect))
                                .toList()),
                Map.entry(Spi.class, spi),
                Map.entry(JetonFranceConnect.class, jeton),
                Map.entry(EtatCivil.class, List.of(etatCivil)),
                Map.entry(CriteresPersonne.class, criteres),
                Map.entry(Ine.class, personne.ine().map(Ine::de).stream().toList()),
                Map.entry(
                        IdentifiantFranceTravail.class,
                        personne.identifiantFranceTravail().map(IdentifiantFranceTravail::de).stream()
                                .toList()),
                Map.entry(
                        PerimetreScolaire.class,
                        List.of(
                                PerimetreScolaire.etablissement("0359999X"),
                                PerimetreScolaire.regions(PerimetreScolaire.Degre.SECOND, List.of("53")))),
                Map.entry(
                        YearMonth.class,
                        List.of(YearMonth.now(ZoneId.of("Europe/Paris")).minusMonths(2))),
                Map.entry(String.class, List.of("35")),
                Map.entry(int.class, List.of(2023, 2022)));
    }

    static EtatCivil etatCivil(IdentiteFictive identite) {
        EtatCivil.Builder etatCivil = EtatCivil.builder()
                .nom(identite.nomNaissance())
                .prenoms(String.join(" ", identite.prenoms()))
                .sexe(identite.sexe().equals("F") ? Sexe.FEMININ : Sexe.MASCULIN)
                .lieuNaissance(identite.codeCommune().orElse(identite.codePays()));
        if (identite.mois() == 0) {
            etatCivil.dateNaissance(Year.of(identite.annee()));
        } else if (identite.jour() == 0) {
            etatCivil.dateNaissance(YearMonth.of(identite.annee(), identite.mois()));
        } else {
            etatCivil.dateNaissance(LocalDate.of(identite.annee(), identite.mois(), identite.jour()));
        }
        return etatCivil.build();
    }

    /** Les paramètres d'une lecture libre. */
    static Map<String, ?> identite(IdentiteFictive identite) {
        return Map.of(
                "nomNaissance", identite.nomNaissance(),
                "prenoms", identite.prenoms(),
                "anneeDateNaissance", identite.annee(),
                "moisDateNaissance", identite.mois(),
                "jourDateNaissance", identite.jour());
    }
}
