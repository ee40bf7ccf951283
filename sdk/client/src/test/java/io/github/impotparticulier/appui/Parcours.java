package io.github.impotparticulier.appui;

import io.github.impotparticulier.ImpotParticulierClient;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Va d'un objet du SDK à tous ceux que ses accesseurs publics rendent, et note ce que chacun dit de lui-même. Les textes et
 * nombres que les accesseurs rendent sont à l'appelant : seuls comptent les textes des objets, et des collections qui n'en portent
 * que de tels.
 */
public final class Parcours {
    private static final int PROFONDEUR_MAX = 12;
    private static final Set<String> NON_APPELEES = Set.of("hashCode", "toString", "getClass", "close");

    private final BiConsumer<String, String> rendu;
    private final Consumer<Throwable> echec;
    private final Set<Object> visites = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Class<?>> types = new HashSet<>();

    /** Donne chaque texte à {@code rendu}, avec le type qui le rend, et chaque exception d'un accesseur à {@code echec}. */
    public Parcours(BiConsumer<String, String> rendu, Consumer<Throwable> echec) {
        this.rendu = rendu;
        this.echec = echec;
    }

    /** Vrai pour un type du module client lui-même, essais et bac à sable exceptés. */
    public static boolean duSdk(Class<?> type) {
        return type.getProtectionDomain().getCodeSource() != null
                && type.getProtectionDomain()
                        .getCodeSource()
                        .equals(ImpotParticulierClient.class
                                .getProtectionDomain()
                                .getCodeSource());
    }

    /** Les types du SDK dont un objet a été vu. */
    public Set<Class<?>> types() {
        return Set.copyOf(types);
    }

    public void visiter(Object racine) {
        if (racine != null) {
            rendu.accept(racine.getClass().getName(), texte(racine));
            visiter(racine, 0);
        }
    }

    /** Vrai si l'objet est du SDK, ou ne contient que de tels objets. */
    private boolean visiter(Object objet, int profondeur) {
        if (objet == null || profondeur > PROFONDEUR_MAX) {
            return false;
        }
        if (duSdk(objet.getClass())) {
            visiterObjet(objet, profondeur);
            return true;
        }
        if (objet instanceof Throwable e) {
            echec.accept(e);
        }
        List<Object> contenu = contenu(objet);
        boolean duSdk = !contenu.isEmpty();
        for (Object element : contenu) {
            duSdk &= visiter(element, profondeur + 1);
        }
        if (duSdk) {
            rendu.accept(objet.getClass().getName(), texte(objet));
        }
        return duSdk;
    }

    private static List<Object> contenu(Object objet) {
        if (objet instanceof Optional<?> optionnel) {
            return optionnel.<List<Object>>map(List::of).orElse(List.of());
        }
        if (objet instanceof Collection<?> collection) {
            return new ArrayList<>(collection);
        }
        if (objet instanceof Map<?, ?> table) {
            return new ArrayList<>(table.values());
        }
        return objet instanceof Object[] tableau ? Arrays.asList(tableau) : List.of();
    }

    private static String texte(Object objet) {
        return objet instanceof Object[] tableau ? Arrays.deepToString(tableau) : String.valueOf(objet);
    }

    private void visiterObjet(Object objet, int profondeur) {
        if (!visites.add(objet)) {
            return;
        }
        for (Class<?> type = objet.getClass(); duSdk(type); type = type.getSuperclass()) {
            types.add(type);
        }
        rendu.accept(objet.getClass().getName(), texte(objet));
        if (objet instanceof Throwable e) {
            echec.accept(e);
        }
        // Les classes privées sont les ressources elles-mêmes : les appeler enverrait des requêtes.
        if (objet instanceof Enum || !Modifier.isPublic(objet.getClass().getModifiers())) {
            return;
        }
        Arrays.stream(objet.getClass().getMethods())
                .filter(Parcours::accesseur)
                .sorted(Comparator.comparing(Method::getName))
                .forEach(methode -> appeler(objet, methode, profondeur));
    }

    private static boolean accesseur(Method methode) {
        return methode.getParameterCount() == 0
                && !Modifier.isStatic(methode.getModifiers())
                && !methode.isBridge()
                && methode.getReturnType() != void.class
                && duSdk(methode.getDeclaringClass())
                && !NON_APPELEES.contains(methode.getName());
    }

    private void appeler(Object objet, Method methode, int profondeur) {
        try {
            Object resultat = methode.invoke(objet);
            visiter(resultat, profondeur + 1);
            if (resultat != objet && resultat instanceof AutoCloseable ressource) {
                ressource.close();
            }
        } catch (InvocationTargetException e) {
            echec.accept(e.getCause());
        } catch (Exception e) {
            throw new AssertionError(methode.toString(), e);
        }
    }
}
