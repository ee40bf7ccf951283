package io.github.impotparticulier.exemples.demonstrations;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** Une grille de la commune : quel prix pour quelle tranche de revenu ou de quotient. */
final class Grille {
    private static final String PLEIN = "plein";

    private final NavigableMap<BigDecimal, BigDecimal> prixParPlafond = new TreeMap<>();
    private final BigDecimal plein;

    private Grille(Properties grille) {
        plein = new BigDecimal(grille.getProperty(PLEIN));
        for (String cle : grille.stringPropertyNames()) {
            if (!cle.equals(PLEIN)) {
                prixParPlafond.put(new BigDecimal(cle), new BigDecimal(grille.getProperty(cle)));
            }
        }
    }

    /** Charge un fichier {@code .properties} voisin de cette classe. */
    static Grille charger(String nom) {
        Properties grille = new Properties();
        try (Reader lecteur = new InputStreamReader(
                Objects.requireNonNull(Grille.class.getResourceAsStream(nom), nom), StandardCharsets.UTF_8)) {
            grille.load(lecteur);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Grille(grille);
    }

    /** Le prix, en euros, de la première tranche dont le plafond est atteint, ou le plein tarif. Sans montant, pas de prix. */
    BigDecimal prix(BigDecimal montant) {
        var tranche = prixParPlafond.ceilingEntry(montant);
        return tranche == null ? plein : tranche.getValue();
    }
}
