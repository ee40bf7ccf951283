package io.github.impotparticulier.bacasable.junit;

import io.github.impotparticulier.bacasable.BacASable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * L'extension JUnit Jupiter derrière {@link AvecBacASable}, à enregistrer soi-même pour régler le bac à sable.
 *
 * <pre>{@code
 * class CantineTest {
 *     @RegisterExtension
 *     static final BacASableExtension BAC = BacASableExtension.avec(
 *             BacASable.builder().contrat(ContratPartenaire.complet().avecAnnees(1)));
 *
 *     @Test
 *     void le_contrat_n_ouvre_que_la_derniere_annee(BacASable bac) {}
 * }
 * }</pre>
 *
 * <p>Un paramètre de type {@link BacASable} d'un constructeur, d'une méthode {@code @BeforeAll}, {@code @BeforeEach},
 * {@code @AfterEach}, {@code @AfterAll} ou d'un test reçoit le bac à sable. C'est le même pour toute la classe, et pour ses
 * classes {@code @Nested} ; il démarre à la première demande et se ferme après les {@code @AfterAll}. Une classe qui hérite
 * d'une autre a le sien.
 *
 * <p>Après chaque test, ses {@code @AfterEach} passés, le bac à sable est rétabli et remis à l'heure : aucune panne, aucune avance de
 * l'horloge ne passe d'un test au suivant. Les jetons délivrés et le journal, eux, restent.
 *
 * <p>Si plusieurs extensions s'appliquent, la plus proche du test l'emporte (une classe {@code @Nested} peut donc régler son
 * propre bac à sable) et, dans une même classe, la dernière enregistrée : un champ {@code @RegisterExtension} l'emporte sur
 * l'annotation. Dans un champ d'instance, sauf en {@code @TestInstance(PER_CLASS)}, l'extension donne un bac à sable à chaque
 * test.
 *
 * <p>Ce qui n'est pas un paramètre le reçoit de {@link #bac()}, par exemple la configuration d'une application Spring :
 *
 * <pre>{@code
 * @RegisterExtension
 * static final BacASableExtension BAC = BacASableExtension.avec(BacASable.builder());
 *
 * @DynamicPropertySource
 * static void versLeBac(DynamicPropertyRegistry registre) {
 *     BAC.bac().variables().forEach((nom, valeur) -> registre.add(nom, () -> valeur));
 * }
 * }</pre>
 *
 * <p>Il faut JUnit 5.10 ou plus récent.
 */
public final class BacASableExtension
        implements BeforeAllCallback,
                TestInstancePreConstructCallback,
                BeforeEachCallback,
                AfterEachCallback,
                ParameterResolver {
    private static final ExtensionContext.Namespace ESPACE =
            ExtensionContext.Namespace.create(BacASableExtension.class);

    private static final ExtensionContext.Namespace FIN =
            ExtensionContext.Namespace.create(BacASableExtension.class, "fin");

    /** La place qui sert les paramètres d'un contexte et de ceux qu'il contient. */
    private static final String EN_SERVICE = "en service";

    private final BacASable.Builder reglages;
    private @Nullable Place derniere;
    private @Nullable BacASable commun;

    /** Une extension au bac à sable sans réglage, pour {@code @ExtendWith}. */
    public BacASableExtension() {
        this(BacASable.builder());
    }

    private BacASableExtension(BacASable.Builder reglages) {
        this.reglages = Objects.requireNonNull(reglages, "reglages");
    }

    /**
     * Une extension au bac à sable réglé, pour {@code @RegisterExtension}.
     *
     * @param reglages les réglages, lus à chaque démarrage
     * @return l'extension
     */
    public static BacASableExtension avec(BacASable.Builder reglages) {
        return new BacASableExtension(reglages);
    }

    /**
     * Le bac à sable, pour ce qui n'est pas un paramètre ; il démarre s'il ne l'est pas.
     *
     * <p>Les paramètres reçoivent ensuite le même, de toutes les classes qui ont cette extension, une classe de base par exemple : un
     * contexte Spring, gardé d'une classe à l'autre, reste juste. Il se ferme à la fin de l'exécution des tests, et non de la classe.
     *
     * @return le bac à sable
     */
    public synchronized BacASable bac() {
        BacASable donne = commun;
        if (donne == null) {
            donne = derniere == null ? reglages.demarrer() : derniere.bac();
            commun = donne;
        }
        return donne;
    }

    /**
     * Prend place dans la classe de tests.
     *
     * @param contexte le contexte de la classe
     */
    @Override
    public void beforeAll(ExtensionContext contexte) {
        prendrePlace(contexte);
    }

    /**
     * Prend place avant l'appel du constructeur, qui précède {@code @BeforeAll} quand l'instance sert à toute la classe.
     *
     * @param instance ce qui va être construit
     * @param contexte le contexte de la construction
     */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext instance, ExtensionContext contexte) {
        prendrePlace(contexte);
    }

    /**
     * Prend place dans le test, si l'extension n'est enregistrée que pour lui.
     *
     * @param contexte le contexte du test
     */
    @Override
    public void beforeEach(ExtensionContext contexte) {
        prendrePlace(contexte);
    }

    /**
     * Rétablit le bac à sable, et le remet à l'heure.
     *
     * @param contexte le contexte du test
     */
    @Override
    public void afterEach(ExtensionContext contexte) {
        Place place = contexte.getStore(ESPACE).get(this, Place.class);
        if (place != null) {
            place.retablir();
        }
    }

    /**
     * Dit si l'extension donne ce paramètre.
     *
     * @param parametre le paramètre à résoudre
     * @param contexte le contexte de l'appel
     * @return vrai pour un {@link BacASable}, si aucune extension plus proche ne s'en charge
     */
    @Override
    public boolean supportsParameter(ParameterContext parametre, ExtensionContext contexte) {
        return parametre.getParameter().getType() == BacASable.class
                && enService(contexte).extension() == this;
    }

    /**
     * Donne le bac à sable, en le démarrant à la première demande.
     *
     * @param parametre le paramètre à résoudre
     * @param contexte le contexte de l'appel
     * @return le bac à sable
     */
    @Override
    public Object resolveParameter(ParameterContext parametre, ExtensionContext contexte) {
        return enService(contexte).bac();
    }

    /** Sans effet si l'extension a déjà sa place ici, ou dans un contexte englobant d'où elle est héritée. */
    private synchronized void prendrePlace(ExtensionContext contexte) {
        ExtensionContext.Store coffre = contexte.getStore(ESPACE);
        if (coffre.get(this) == null) {
            Place place = new Place(this);
            // Sous deux clés : une place que remplace une autre, dans la même classe, doit se fermer aussi.
            coffre.put(this, place);
            coffre.put(EN_SERVICE, place);
            derniere = place;
            Fermable fin = this::fermerCommun;
            contexte.getRoot().getStore(FIN).put(this, fin);
        }
    }

    private synchronized void fermerCommun() {
        if (commun != null) {
            commun.close();
            commun = null;
        }
    }

    private static Place enService(ExtensionContext contexte) {
        return Objects.requireNonNull(contexte.getStore(ESPACE).get(EN_SERVICE, Place.class), EN_SERVICE);
    }

    /** Là où une extension a pris place, et son bac à sable s'il a démarré ; JUnit la ferme avec son contexte. */
    private static final class Place implements Fermable {
        private final BacASableExtension extension;
        private @Nullable BacASable sien;

        Place(BacASableExtension extension) {
            this.extension = extension;
        }

        BacASableExtension extension() {
            return extension;
        }

        BacASable bac() {
            synchronized (extension) {
                BacASable donne = enCours();
                if (donne == null) {
                    donne = extension.reglages.demarrer();
                    sien = donne;
                }
                return donne;
            }
        }

        void retablir() {
            synchronized (extension) {
                BacASable donne = enCours();
                if (donne != null) {
                    donne.retablir();
                    donne.remettreALHeure();
                }
            }
        }

        private @Nullable BacASable enCours() {
            return extension.commun == null ? sien : extension.commun;
        }

        @Override
        public void close() {
            synchronized (extension) {
                if (sien != null && sien != extension.commun) {
                    sien.close();
                }
                sien = null;
                if (extension.derniere == this) {
                    extension.derniere = null;
                }
            }
        }
    }
}
