package io.github.impotparticulier.appui;

import static io.github.impotparticulier.graines.Invariants.exiger;

import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.graines.Invariants;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Appelle tout ce que des données ont de public, et ce que ces appels rendent, de proche en proche. */
public final class Arpenteur {
    private static final int ELEMENTS_VISITES_MAX = 5;
    private static final String[] TEXTES = {
        "rfr", "aftDetail.voie", "adresse.pays", "facture", "0020", "1AJ", "", ".", "§.§.§"
    };
    private static final Map<Class<?>, List<Method>> METHODES = new ConcurrentHashMap<>();

    public int lus;
    public int illisibles;

    public void arpenter(Object objet) {
        if (objet instanceof Optional<?> peutEtre) {
            peutEtre.ifPresent(this::arpenter);
        } else if (objet instanceof List<?> liste) {
            liste.stream().limit(ELEMENTS_VISITES_MAX).forEach(this::arpenter);
        } else if (objet instanceof Map<?, ?> table) {
            exiger(table.entrySet().size() == table.size(), "une table ne sait pas sa taille");
        } else if (objet instanceof Enum<?>) {
            lus++;
        } else if (objet != null && objet.getClass().getName().startsWith("io.github.impotparticulier.")) {
            arpenterDonnees(objet);
        } else {
            lus++;
        }
    }

    private void arpenterDonnees(Object donnees) {
        // Des noms de champs, donc pas de marque : un nom qui en porte une n'est pas montré.
        exiger(!donnees.toString().contains(Invariants.MARQUE), "une valeur reçue est montrée");
        for (Method methode : METHODES.computeIfAbsent(donnees.getClass(), Arpenteur::methodes)) {
            if (methode.getParameterCount() == 0) {
                appeler(methode, donnees);
            } else if (methode.getParameterTypes()[0] == String.class) {
                for (String texte : TEXTES) {
                    appeler(methode, donnees, texte);
                }
            } else {
                for (int numero = 1; numero <= 4; numero++) {
                    appeler(methode, donnees, numero);
                }
            }
        }
    }

    private void appeler(Method methode, Object cible, Object... parametres) {
        try {
            arpenter(methode.invoke(cible, parametres));
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof ReponseIllisibleException illisible)) {
                throw new AssertionError(methode + " lève autre chose que ReponseIllisibleException", e.getCause());
            }
            illisibles++;
            Invariants.verifier(illisible);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Method> methodes(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(methode -> methode.getDeclaringClass() != Object.class)
                .filter(methode -> !Modifier.isStatic(methode.getModifiers()) && !methode.isSynthetic())
                .filter(methode -> methode.getParameterCount() == 0
                        || (methode.getParameterCount() == 1
                                && (methode.getParameterTypes()[0] == String.class
                                        || methode.getParameterTypes()[0] == int.class)))
                .sorted(Comparator.comparing(Method::toString))
                .toList();
    }
}
